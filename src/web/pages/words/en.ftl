# Interface, English.

## Frame
site-name = The register in broad daylight
site-title = Register of algorithms, { $town }
skip = Skip to content
menu = Menu
nav-label = Main navigation
switch = Français
nav-systems = Tools and algorithms
nav-datasets = Datasets
nav-categories = Your data
nav-statements = Commitments and prohibitions
nav-search = Search
nav-data = Open data
nav-about = About the register
nav-glossary = The words of the register
crumbs-label = Breadcrumb
foot-contact = A question about the register?
foot-register = Understand
foot-accessibility = Accessibility: not compliant
foot-reuse = Reuse
foot-api = API (OpenAPI description)
foot-licence = Licence of the data:
foot-colophon = This site sets no cookie and calls no other site.

## Answers and silences
answer-yes = Yes
answer-no = No
empty-not-known = The town does not know
empty-not-applicable = Not applicable
empty-withheld = Withheld
empty-unanswered = Not answered
empty-imported = Imported, incomplete
empty-ground = Ground: { $ground } ({ $law }).
empty-review = This silence will be looked at again on { $date }.
sheet-without = Does not arise here: { $fields }.
table-label = Table: { $caption }
sheet-source-row = The original row, as it was received

## Units, numbers, dates
unit-percent = { $value }%
unit-minutes = { $value } min
unit-days = { $n ->
    [one] { $value } day
   *[other] { $value } days
}
unit-hours = { $n ->
    [one] { $value } hour
   *[other] { $value } hours
}
unit-kgco2 = kg CO₂ equivalent
unit-tco2 = t CO₂ equivalent
unit-kgsb = kg antimony equivalent
footprint = { $indicator }: { $amount } ({ $quality })
footprint-range = { $min } to { $max } { $unit }
grid-name = Grid
grid-criterion = Criterion
grid-mark = Score
grid-why = Why
grid-score = { $score } out of 4
grid-not-applicable = Not applicable
month-1 = January
month-2 = February
month-3 = March
month-4 = April
month-5 = May
month-6 = June
month-7 = July
month-8 = August
month-9 = September
month-10 = October
month-11 = November
month-12 = December

## Kinds and facets
kind-system = Tools and algorithms
kind-dataset = Datasets
kind-statement = Commitments and prohibitions
kind-one-system = Tool
kind-one-dataset = Dataset
kind-one-statement = Commitment
facet-kind = Type of record
facet-policyArea = Policy area
facet-dataCategory = Data used
facet-humanOversight = Who decides?
facet-department = Department
facet-body = Accountable body
facet-status = Status
facet-automation = What the tool does
facet-isAi = Artificial intelligence
facet-individualDecisions = Decisions about people
facet-impact = Effect on people
facet-affectedGroup = People affected
facet-technique = Technique
facet-personalData = Personal data
facet-statementKind = Type
facet-dataset = Dataset
facet-statement = Commitment
facet-legalAlert = Legal alert
facet-register = Register
impact-highRiskAi = High-risk AI
impact-impactful = Important effect on people
impact-other = Other
sort-relevance = Relevance
sort-reference = Reference
sort-name = Name
sort-updated = Latest change

## Home
home-title = What does the town do with your data?
home-description = The tools, algorithms and data that the town uses: what they are for, who decides, whom to talk to.
home-lead = Here the town shows the tools that help it decide, and the data they use.
home-search = Find a tool, a procedure or a kind of data
home-situation = My situation
home-situation-lead = Choose what concerns you.
home-groups = Choose by people affected
home-categories = Choose by data: income, address, number plate…
home-who = Who decides?
home-who-caption = Number of tools by the place of people
home-who-status = The place of people
home-who-count = Tools
home-alone = { $n ->
    [0] No declared tool decides alone.
    [one] One declared tool decides alone.
   *[other] { $count } declared tools decide alone.
}
home-changes = Latest changes
home-last-change = Latest change:
home-covers = What this register shows, and what it does not
home-about = More about the register
figure-systems = { $n ->
    [one] tool
   *[other] tools
}
figure-datasets = { $n ->
    [one] dataset
   *[other] datasets
}
figure-statements = { $n ->
    [one] commitment or prohibition
   *[other] commitments and prohibitions
}
count-tools = { $n ->
    [one] { $count } tool
   *[other] { $count } tools
}
change-first = published on
change-later = changed on

## Search and lists
search-button = Search
search-title = Search the register
search-lead = Tools, datasets, commitments: the whole register in one search.
search-label = Your question, in a few words
search-hint = Examples: parking, school meals, my income
search-found = { $n ->
    [0] No result for “{ $text }”
    [one] { $count } result for “{ $text }”
   *[other] { $count } results for “{ $text }”
}
search-all = { $n ->
    [one] { $count } record in the register
   *[other] { $count } records in the register
}
search-direct = This reference exists:
search-category = This data:
search-lists = Browse the register
search-not-ready = The search is being prepared. This list will be here in a moment: reload the page.
category-used = { $n ->
    [0] no declared tool uses it
    [one] used in { $count } tool
   *[other] used in { $count } tools
}
list-heading-system = { $n ->
    [0] No tool or algorithm
    [one] { $count } tool or algorithm
   *[other] { $count } tools and algorithms
}
list-heading-dataset = { $n ->
    [0] No dataset
    [one] { $count } dataset
   *[other] { $count } datasets
}
list-heading-statement = { $n ->
    [0] No commitment or prohibition
    [one] { $count } commitment or prohibition
   *[other] { $count } commitments and prohibitions
}
list-found-system = { $n ->
    [0] No tool for “{ $text }”
    [one] { $count } tool for “{ $text }”
   *[other] { $count } tools for “{ $text }”
}
list-found-dataset = { $n ->
    [0] No dataset for “{ $text }”
    [one] { $count } dataset for “{ $text }”
   *[other] { $count } datasets for “{ $text }”
}
list-found-statement = { $n ->
    [0] No commitment for “{ $text }”
    [one] { $count } commitment for “{ $text }”
   *[other] { $count } commitments for “{ $text }”
}
list-lead-system = Software, a spreadsheet or a paper grid: everything that helps the town decide.
list-lead-dataset = The data that the tools use: where they come from, how long they are kept.
list-lead-statement = What the town forbids itself, what it does not use, what it promises.
list-search-system = Search the tools
list-search-dataset = Search the datasets
list-search-statement = Search the commitments
list-empty-system = No tool has been declared yet.
list-empty-dataset = No dataset has been declared yet.
list-empty-statement = No commitment has been declared yet.
list-empty-contact = Here is whom to contact.
list-data = This list as data:
list-csv = CSV
chip = { $facet }: { $label }
list-registers = Records taken over from other registers:
results = Results
filter = Filter and sort
filter-active = { $n ->
    [one] Filter and sort ({ $count } active filter)
   *[other] Filter and sort ({ $count } active filters)
}
filter-chosen = ({ $count })
filter-more = { $n ->
    [one] { $count } more choice
   *[other] { $count } more choices
}
filter-apply = Apply
sort = Sort by
chips-label = Active filters
chips-all = Remove all filters
chip-remove = Remove the filter
pager-label = Pages of results
pager-here = Page { $page } of { $pages }
pager-previous = Previous page
pager-next = Next page
widened-family = Some results hold a word of the same family as yours.
widened-most = Few records hold all your words. Here are those that hold most of them.
widened-any = No record holds all your words. Here are those that hold at least one.
added = We also searched for { $words }.
added-word = “{ $word }” for “{ $typed }”
nothing-title = Nothing matches. What now?
nothing-filters = Remove the filters
nothing-words = Check the spelling, or try a simpler word.
nothing-everywhere = Search the whole register
nothing-lists = Browse the lists:
nothing-contact = Ask the keeper of the register: a tool may be missing.

## Cards
card-alerts = { $n ->
    [one] One legal alert
   *[other] { $count } legal alerts
}
card-data = Data:
card-more = { $n ->
    [one] and { $count } more
   *[other] and { $count } more
}
card-updated = as of

## System
system-all = All tools
system-body = Accountable body:
system-statements = The town’s commitments. This tool keeps to:
back-to-list = Back to the list
alert-legal = Legal alert.
imported-notice = This record is taken over from the register { $register }. It may be incomplete. Its original texts are not translated.
brief-title = In brief
brief-who = Who decides?
brief-talk = Whom can I talk to?
brief-what = What is it for?
brief-decider = And in practice?
brief-concerned = Who is concerned?
brief-minors = Minors too.
brief-data = Which data?
brief-no-personal = No personal data.
brief-kept = Kept:
brief-since = Since when?
brief-contest = How can I contest?
brief-otherwise = And without a screen?
talk-call = Talk to a person
figure-reviewed = Cases seen by a person: { $value }%.
figure-overridden = Suggestions set aside or corrected: { $value }%.
figure-minutes = Median review time: { $value } min.
since-trial = This is a trial, from { $start } to { $end }.
since-started = Since { $date }.
since-suspended = In use from { $start } to { $end }. Suspended since then.
since-retired = In use from { $start } to { $end }. Retired since then.
since-ended = Stopped on { $date }.
since-not-yet = Not yet: the tool is being designed.
contest-yes = Yes, you can contest.
contest-no-decision = The tool decides nothing about a person: there is no decision to contest.
contest-deadline = { $n ->
    [one] Time limit: { $count } day.
   *[other] Time limit: { $count } days.
}
contest-link = The online procedure
impact-label = Effect on people:
due-review = Review due on { $date }: late
due-evaluation = Evaluation due on { $date }: late
due-reply = Reply to an opinion due on { $date }: late
toc-label = In this record
uses-dataset = Dataset
uses-role = Role
uses-categories = Categories
uses-kept = Kept
uses-detail = Each use in detail

## Proof
proof-title = Proof
proof-entry = Entry no. { $number } in the transparency log
proof-version = version { $rev }
proof-published = published on
proof-reference = Reference
proof-permalink = Address of this version
proof-data = This record as data
approval-review = Read and approved by another person
approval-files = Published from the town’s files
approval-archive = Taken over from the register { $register }

## Dataset and statement
dataset-all = All datasets
dataset-what = What is it?
dataset-categories = Which data?
dataset-source = Where do they come from?
dataset-kept = How long are they kept?
dataset-users = The tools that use it
dataset-no-users = No declared tool uses these data.
statement-all = All commitments
statement-text = What the town says
statement-users = The tools linked to this commitment
statement-no-users = No declared tool names this commitment.

## Withdrawn
withdrawn-title = { $reference }: withdrawn record
withdrawn-lead = The text of this record is no longer public. Its withdrawal stands in the log: nothing disappears silently.
withdrawn-on = Withdrawn on
withdrawn-reason = Reason for the withdrawal
withdrawn-version = last version: { $rev }

## Data categories
categories-title = Your data: who uses them, and what for?
categories-lead = Choose a kind of data. You will see every declared tool that uses it.
category-all = All categories of data
category-title = Your data: { $name }
category-description = The town’s tools that use this kind of data: { $name }.
category-sensitive = Sensitive data, specially protected by law
category-everyday = Also called:
category-family = Family:
category-count = { $n ->
    [0] no declared tool
    [one] { $count } tool
   *[other] { $count } tools
}
category-tools = { $n ->
    [0] No tool
    [one] { $count } tool uses it
   *[other] { $count } tools use it
}
category-datasets = { $n ->
    [one] { $count } dataset holds it
   *[other] { $count } datasets hold it
}
category-none = No declared tool uses it.
category-rights = Your rights over these data
category-rights-text = You may ask for a copy of your data, have them corrected, or object to their use. Write to the data protection officer.
category-more = All contacts

## Glossary
glossary-title = The words of the register
glossary-lead = Each difficult word, explained simply.

## About
about-title = About the register
about-description = What the register shows, how it is kept, whom to write to.
about-rules = The rules of the register
about-rule-1 = A tool is one use. A spreadsheet or a paper grid counts too.
about-rule-2 = A missing answer is visible. The town says why it is missing.
about-rule-3 = A problem with the law is visible too. Nobody can hide it.
about-rule-4 = Nothing disappears silently. A withdrawn record leaves its trace and its reason.
about-proof = The proof
about-proof-text = Each publication is entered in a log that can only grow.
about-log = { $n ->
    [one] It has { $count } entry.
   *[other] It has { $count } entries.
}
about-proof-more = What is this log?
about-contacts = Whom to write to
about-keeper = The register
about-dpo = Data protection
about-access = Access to administrative documents
about-mediator = Mediation
about-legal = Legal notice
about-publisher = Publisher
about-site = The town’s site
about-privacy = Privacy
about-privacy-text = This site asks for no account. It sets no cookie and does not follow you.

## Accessibility
a11y-title = Accessibility: not compliant
a11y-lead = { $town } undertakes to make its register accessible, in accordance with article 47 of French law no. 2005-102 of 11 February 2005.
a11y-state = Compliance status
a11y-state-text = The register is not compliant with the French accessibility standard (RGAA), version 4.1.
a11y-state-why = No compliance audit has been carried out yet. Until there is one, the law wants this statement.
a11y-done = What is done
a11y-done-1 = Everything works with a keyboard and without JavaScript.
a11y-done-2 = Text can be enlarged twice, and the screen reduced to 320 pixels.
a11y-done-3 = Contrasts follow level AA. Dark mode and forced colours are respected.
a11y-done-4 = Each page is checked by an automatic tool. That does not replace an audit.
a11y-missing = What is missing
a11y-missing-text = An audit by people, disabled people among them, is still to be done.
a11y-contact = Feedback and contact
a11y-contact-text = If you cannot reach some content, write to us or call. We will give you another form, or the content itself.
a11y-recourse = Ways to complain
a11y-recourse-text = You told us of a fault that keeps you from some content, and our answer does not satisfy you? You may:
a11y-recourse-write = write a message to the Defender of Rights (in French);
a11y-recourse-meet = contact the Defender’s delegate in your region;
a11y-recourse-post = send a letter free of charge, without a stamp: Défenseur des droits, Libre réponse 71120, 75342 Paris CEDEX 07.

## Open data
data-title = Open data
data-lead = The whole register, as files and through an API. No key, no account.
data-state = { $n ->
    [one] The files reflect { $count } entry of the log.
   *[other] The files reflect { $count } entries of the log.
}
data-files = The files
data-none = The files are being prepared. They will be here in a moment.
data-file = File
data-content = Content
data-size = Size
data-rows = Rows
data-hash = SHA-256 fingerprint
data-excel = For Excel, take the “-excel” files. For a program, take the others: their values are exact.
data-api = The API
data-api-text = Each page has its data address. Lists take the same filters as the site.
data-openapi = Full description (OpenAPI 3.1)
data-example = An example: the tools that use income.
data-schemas = The schemas
data-schemas-text = They say what each field holds. A published version never changes.
file-data-uses = Which tool uses which data
file-revisions = All versions
file-register = The complete register
file-datapackage = Description of the files (Frictionless Data Package)
file-catalog = DCAT-AP catalogue
file-changes = Feed of changes (Atom)
file-crpa = Inventory required by law (CRPA)
file-for-excel = { $what }, for Excel
file-as-csv = { $what }, CSV
file-as-jsonl = { $what }, one JSON record per line

## Problems
problem-error = Error
problem-number = Number to give if you write to us:
problem-contact = Need help?
problem-explained = This error, explained
problem-what = What happened
problem-way = What now?
problems-title = Errors of the API and of the site
problems-lead = Each error has a name, a page and a way out.
problems-name = Name
problems-meaning = Meaning
