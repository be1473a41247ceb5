# Interface, French. Narrow no-break spaces stand before ; : ! ? and inside « ».

## Frame
site-name = Le registre au grand jour
site-title = Registre des algorithmes, { $town }
skip = Aller au contenu
menu = Menu
nav-label = Navigation principale
switch = English
nav-systems = Outils et algorithmes
nav-datasets = Jeux de données
nav-categories = Vos données
nav-statements = Engagements et interdits
nav-search = Rechercher
nav-data = Données ouvertes
nav-about = À propos du registre
nav-glossary = Les mots du registre
crumbs-label = Fil d’Ariane
foot-contact = Une question sur le registre ?
foot-register = Comprendre
foot-accessibility = Accessibilité : non conforme
foot-reuse = Réutiliser
foot-api = API (description OpenAPI)
foot-licence = Licence des données :
foot-colophon = Ce site ne dépose aucun cookie et n’appelle aucun autre site.

## Answers and silences
answer-yes = Oui
answer-no = Non
empty-not-known = La ville ne sait pas
empty-not-applicable = Sans objet
empty-withheld = Non communiqué
empty-unanswered = Non renseigné
empty-imported = Importé, incomplet
empty-ground = Motif : { $ground } ({ $law }).
empty-review = Ce silence sera revu le { $date }.
sheet-without = Sans objet ici : { $fields }.
table-label = Tableau : { $caption }
sheet-source-row = La ligne d’origine, telle qu’elle a été reçue

## Units, numbers, dates
unit-percent = { $value } %
unit-minutes = { $value } min
unit-days = { $n ->
    [one] { $value } jour
   *[other] { $value } jours
}
unit-hours = { $n ->
    [one] { $value } heure
   *[other] { $value } heures
}
unit-kgco2 = kg d’équivalent CO₂
unit-tco2 = t d’équivalent CO₂
unit-kgsb = kg d’équivalent antimoine
footprint = { $indicator } : { $amount } ({ $quality })
footprint-range = de { $min } à { $max } { $unit }
grid-name = Grille
grid-criterion = Critère
grid-mark = Note
grid-why = Pourquoi
grid-score = { $score } sur 4
grid-not-applicable = Sans objet
month-1 = janvier
month-2 = février
month-3 = mars
month-4 = avril
month-5 = mai
month-6 = juin
month-7 = juillet
month-8 = août
month-9 = septembre
month-10 = octobre
month-11 = novembre
month-12 = décembre

## Kinds and facets
kind-system = Outils et algorithmes
kind-dataset = Jeux de données
kind-statement = Engagements et interdits
kind-one-system = Outil
kind-one-dataset = Jeu de données
kind-one-statement = Engagement
facet-kind = Type de fiche
facet-policyArea = Domaine
facet-dataCategory = Données utilisées
facet-humanOversight = Qui décide ?
facet-department = Direction
facet-body = Organisme responsable
facet-status = État
facet-automation = Ce que fait l’outil
facet-isAi = Intelligence artificielle
facet-individualDecisions = Décisions sur des personnes
facet-impact = Effet sur les personnes
facet-affectedGroup = Personnes concernées
facet-technique = Technique
facet-personalData = Données personnelles
facet-statementKind = Nature
facet-dataset = Jeu de données
facet-statement = Engagement
facet-legalAlert = Alerte légale
facet-register = Registre
impact-highRiskAi = IA à haut risque
impact-impactful = Effet important sur les personnes
impact-other = Autre
sort-relevance = Pertinence
sort-reference = Référence
sort-name = Nom
sort-updated = Dernier changement

## Home
home-title = Que fait la ville de vos données ?
home-description = Les outils, les algorithmes et les données dont se sert la ville : à quoi ils servent, qui décide, à qui parler.
home-lead = Ici, la ville montre les outils qui l’aident à décider, et les données qu’ils utilisent.
home-search = Chercher un outil, une démarche ou une donnée
home-situation = Ma situation
home-situation-lead = Choisissez ce qui vous touche.
home-groups = Choisir par personnes concernées
home-categories = Choisir par donnée : revenus, adresse, plaque d’immatriculation…
home-who = Qui décide ?
home-who-caption = Nombre d’outils selon la place de l’agent
home-who-status = Place de l’agent
home-who-count = Outils
home-alone = { $n ->
    [0] Aucun outil déclaré ne décide seul.
    [one] Un outil déclaré décide seul.
   *[other] { $count } outils déclarés décident seuls.
}
home-changes = Derniers changements
home-last-change = Dernier changement :
home-covers = Ce que montre ce registre, et ce qu’il ne montre pas
home-about = En savoir plus sur le registre
figure-systems = { $n ->
    [one] outil
   *[other] outils
}
figure-datasets = { $n ->
    [one] jeu de données
   *[other] jeux de données
}
figure-statements = { $n ->
    [one] engagement ou interdit
   *[other] engagements et interdits
}
count-tools = { $n ->
    [one] { $count } outil
   *[other] { $count } outils
}
change-first = publié le
change-later = modifié le

## Search and lists
search-button = Chercher
search-title = Rechercher dans le registre
search-lead = Outils, jeux de données, engagements : tout le registre en une recherche.
search-label = Votre question, en quelques mots
search-hint = Exemples : stationnement, cantine, mes revenus
search-found = { $n ->
    [0] Aucun résultat pour « { $text } »
    [one] { $count } résultat pour « { $text } »
   *[other] { $count } résultats pour « { $text } »
}
search-all = { $n ->
    [one] { $count } fiche dans le registre
   *[other] { $count } fiches dans le registre
}
search-direct = Cette référence existe :
search-category = Cette donnée :
search-lists = Parcourir le registre
search-not-ready = La recherche se prépare. Cette liste arrive dans quelques instants : rechargez la page.
category-used = { $n ->
    [0] aucun outil déclaré ne l’utilise
    [one] utilisée dans { $count } outil
   *[other] utilisée dans { $count } outils
}
list-heading-system = { $n ->
    [0] Aucun outil ou algorithme
    [one] { $count } outil ou algorithme
   *[other] { $count } outils et algorithmes
}
list-heading-dataset = { $n ->
    [0] Aucun jeu de données
    [one] { $count } jeu de données
   *[other] { $count } jeux de données
}
list-heading-statement = { $n ->
    [0] Aucun engagement ou interdit
    [one] { $count } engagement ou interdit
   *[other] { $count } engagements et interdits
}
list-found-system = { $n ->
    [0] Aucun outil pour « { $text } »
    [one] { $count } outil pour « { $text } »
   *[other] { $count } outils pour « { $text } »
}
list-found-dataset = { $n ->
    [0] Aucun jeu de données pour « { $text } »
    [one] { $count } jeu de données pour « { $text } »
   *[other] { $count } jeux de données pour « { $text } »
}
list-found-statement = { $n ->
    [0] Aucun engagement pour « { $text } »
    [one] { $count } engagement pour « { $text } »
   *[other] { $count } engagements pour « { $text } »
}
list-lead-system = Un logiciel, un tableur ou une grille sur papier : tout ce qui aide la ville à décider.
list-lead-dataset = Les données dont se servent les outils : d’où elles viennent, combien de temps elles sont gardées.
list-lead-statement = Ce que la ville s’interdit, ce qu’elle n’utilise pas, ce qu’elle promet.
list-search-system = Chercher parmi les outils
list-search-dataset = Chercher parmi les jeux de données
list-search-statement = Chercher parmi les engagements
list-empty-system = Aucun outil n’est encore déclaré.
list-empty-dataset = Aucun jeu de données n’est encore déclaré.
list-empty-statement = Aucun engagement n’est encore déclaré.
list-empty-contact = Voici qui contacter.
list-data = Cette liste en données :
list-csv = CSV
chip = { $facet } : { $label }
list-registers = Fiches reprises d’autres registres :
results = Résultats
filter = Filtrer et trier
filter-active = { $n ->
    [one] Filtrer et trier ({ $count } filtre actif)
   *[other] Filtrer et trier ({ $count } filtres actifs)
}
filter-chosen = ({ $count })
filter-more = { $n ->
    [one] { $count } autre choix
   *[other] { $count } autres choix
}
filter-apply = Appliquer
sort = Trier par
chips-label = Filtres actifs
chips-all = Retirer tous les filtres
chip-remove = Retirer le filtre
pager-label = Pages de résultats
pager-here = Page { $page } sur { $pages }
pager-previous = Page précédente
pager-next = Page suivante
widened-family = Certains résultats contiennent un mot de la même famille que le vôtre.
widened-most = Peu de fiches contiennent tous vos mots. Voici celles qui en contiennent la plupart.
widened-any = Aucune fiche ne contient tous vos mots. Voici celles qui en contiennent au moins un.
added = Nous avons aussi cherché { $words }.
added-word = « { $word } » pour « { $typed } »
nothing-title = Rien ne correspond. Que faire ?
nothing-filters = Retirez les filtres
nothing-words = Vérifiez l’orthographe, ou essayez un mot plus simple.
nothing-everywhere = Cherchez dans tout le registre
nothing-lists = Parcourez les listes :
nothing-contact = Demandez au responsable du registre : un outil manque peut-être.

## Cards
card-alerts = { $n ->
    [one] Une alerte légale
   *[other] { $count } alertes légales
}
card-data = Données :
card-more = { $n ->
    [one] et { $count } autre
   *[other] et { $count } autres
}
card-updated = à jour au

## System
system-all = Tous les outils
system-body = Organisme responsable :
system-statements = La ville s’engage. Cet outil respecte :
back-to-list = Retour à la liste
alert-legal = Alerte légale.
imported-notice = Cette fiche est reprise du registre { $register }. Elle peut être incomplète. Ses textes d’origine ne sont pas traduits.
brief-title = En bref
brief-who = Qui décide ?
brief-talk = À qui parler ?
brief-what = À quoi ça sert ?
brief-decider = Et en pratique ?
brief-concerned = Qui est concerné ?
brief-minors = Des mineurs aussi.
brief-data = Quelles données ?
brief-no-personal = Aucune donnée personnelle.
brief-kept = Conservation :
brief-since = Depuis quand ?
brief-contest = Comment contester ?
brief-otherwise = Et sans écran ?
talk-call = Parler à un agent
figure-reviewed = Cas vus par un agent : { $value } %.
figure-overridden = Propositions écartées ou corrigées : { $value } %.
figure-minutes = Temps médian d’examen : { $value } min.
since-trial = C’est un essai, du { $start } au { $end }.
since-started = Depuis le { $date }.
since-suspended = En service du { $start } au { $end }. Suspendu depuis.
since-retired = En service du { $start } au { $end }. Retiré depuis.
since-ended = Arrêté le { $date }.
since-not-yet = Pas encore : l’outil est à l’étude.
contest-yes = Oui, vous pouvez contester.
contest-no-decision = L’outil ne décide rien sur une personne : il n’y a pas de décision à contester.
contest-deadline = { $n ->
    [one] Délai : { $count } jour.
   *[other] Délai : { $count } jours.
}
contest-link = La démarche en ligne
impact-label = Effet sur les personnes :
due-review = Relecture attendue le { $date } : en retard
due-evaluation = Évaluation attendue le { $date } : en retard
due-reply = Réponse à un avis attendue le { $date } : en retard
toc-label = Dans cette fiche
uses-dataset = Jeu de données
uses-role = Rôle
uses-categories = Catégories
uses-kept = Conservation
uses-detail = Détail de chaque utilisation

## Proof
proof-title = Preuve
proof-entry = Inscription n° { $number } au journal des publications
proof-version = version { $rev }
proof-published = publiée le
proof-reference = Référence
proof-permalink = Adresse de cette version
proof-data = Cette fiche en données
approval-review = Relue et validée par une autre personne
approval-files = Publiée depuis les fichiers de la ville
approval-archive = Reprise du registre { $register }

## Dataset and statement
dataset-all = Tous les jeux de données
dataset-what = De quoi s’agit-il ?
dataset-categories = Quelles données ?
dataset-source = D’où viennent-elles ?
dataset-kept = Combien de temps ?
dataset-users = Les outils qui s’en servent
dataset-no-users = Aucun outil déclaré ne se sert de ces données.
statement-all = Tous les engagements
statement-text = Ce que la ville dit
statement-users = Les outils liés à cet engagement
statement-no-users = Aucun outil déclaré ne cite cet engagement.

## Withdrawn
withdrawn-title = { $reference } : fiche retirée
withdrawn-lead = Le texte de cette fiche n’est plus public. Son retrait est inscrit au journal : rien ne disparaît en silence.
withdrawn-on = Retirée le
withdrawn-reason = Motif du retrait
withdrawn-version = dernière version : { $rev }

## Data categories
categories-title = Vos données : qui s’en sert, et pour quoi ?
categories-lead = Choisissez une donnée. Vous verrez chaque outil déclaré qui l’utilise.
category-all = Toutes les catégories de données
category-title = Vos données : { $name }
category-description = Les outils de la ville qui utilisent cette donnée : { $name }.
category-sensitive = Donnée sensible, spécialement protégée par la loi
category-everyday = Aussi appelé :
category-family = Famille :
category-count = { $n ->
    [0] aucun outil déclaré
    [one] { $count } outil
   *[other] { $count } outils
}
category-tools = { $n ->
    [0] Aucun outil
    [one] { $count } outil l’utilise
   *[other] { $count } outils l’utilisent
}
category-datasets = { $n ->
    [one] { $count } jeu de données la contient
   *[other] { $count } jeux de données la contiennent
}
category-none = Aucun outil déclaré ne l’utilise.
category-rights = Vos droits sur cette donnée
category-rights-text = Vous pouvez demander une copie de vos données, les faire corriger, ou vous opposer à leur usage. Écrivez à la personne qui protège les données.
category-more = Tous les contacts

## Glossary
glossary-title = Les mots du registre
glossary-lead = Chaque mot difficile, expliqué simplement.

## About
about-title = À propos du registre
about-description = Ce que montre le registre, comment il est tenu, à qui écrire.
about-rules = Les règles du registre
about-rule-1 = Un outil, c’est un usage. Un tableur ou une grille sur papier compte aussi.
about-rule-2 = Une réponse qui manque se voit. La ville dit pourquoi elle manque.
about-rule-3 = Un problème avec la loi se voit aussi. Personne ne peut le cacher.
about-rule-4 = Rien ne disparaît en silence. Une fiche retirée laisse sa trace et son motif.
about-proof = La preuve
about-proof-text = Chaque publication est inscrite dans un journal où l’on ne peut qu’ajouter.
about-log = { $n ->
    [one] Il compte { $count } inscription.
   *[other] Il compte { $count } inscriptions.
}
about-proof-more = Qu’est-ce que ce journal ?
about-contacts = À qui écrire ?
about-keeper = Le registre
about-dpo = Protection des données
about-access = Accès aux documents administratifs
about-mediator = Médiation
about-legal = Mentions légales
about-publisher = Éditeur
about-site = Site de la ville
about-privacy = Vie privée
about-privacy-text = Ce site ne demande pas de compte. Il ne dépose aucun cookie et ne vous suit pas.

## Accessibility (the wording follows the model of the law)
a11y-title = Accessibilité : non conforme
a11y-lead = { $town } s’engage à rendre son registre accessible, conformément à l’article 47 de la loi n° 2005-102 du 11 février 2005.
a11y-state = État de conformité
a11y-state-text = Le registre est non conforme au référentiel général d’amélioration de l’accessibilité (RGAA), version 4.1.
a11y-state-why = Aucun audit de conformité n’a encore été mené. Tant qu’il manque, la loi veut cette mention.
a11y-done = Ce qui est fait
a11y-done-1 = Tout fonctionne au clavier et sans JavaScript.
a11y-done-2 = Le texte peut être agrandi deux fois, et l’écran réduit à 320 pixels.
a11y-done-3 = Les contrastes suivent le niveau AA. Le mode sombre et les couleurs imposées sont respectés.
a11y-done-4 = Chaque page est contrôlée par un outil automatique. Cela ne remplace pas un audit.
a11y-missing = Ce qui manque
a11y-missing-text = Un audit par des personnes, dont des personnes handicapées, reste à faire.
a11y-contact = Retour d’information et contact
a11y-contact-text = Si vous n’arrivez pas à accéder à un contenu, écrivez-nous ou appelez. Nous vous donnerons une autre forme, ou le contenu lui-même.
a11y-recourse = Voies de recours
a11y-recourse-text = Vous nous avez signalé un défaut qui vous empêche d’accéder à un contenu, et notre réponse ne vous satisfait pas ? Vous pouvez :
a11y-recourse-write = écrire un message au Défenseur des droits ;
a11y-recourse-meet = contacter son délégué dans votre région ;
a11y-recourse-post = envoyer un courrier gratuit, sans timbre : Défenseur des droits, Libre réponse 71120, 75342 Paris CEDEX 07.

## Open data
data-title = Données ouvertes
data-lead = Tout le registre, en fichiers et par une API. Sans clé, sans compte.
data-state = { $n ->
    [one] Les fichiers reflètent { $count } inscription du journal.
   *[other] Les fichiers reflètent { $count } inscriptions du journal.
}
data-files = Les fichiers
data-none = Les fichiers se préparent. Ils arrivent dans quelques instants.
data-file = Fichier
data-content = Contenu
data-size = Taille
data-rows = Lignes
data-hash = Empreinte SHA-256
data-excel = Pour Excel, prenez les fichiers « -excel ». Pour un programme, prenez les autres : leurs valeurs sont exactes.
data-api = L’API
data-api-text = Chaque page a son adresse de données. Les listes prennent les mêmes filtres que le site.
data-openapi = Description complète (OpenAPI 3.1)
data-example = Un exemple : les outils qui utilisent les revenus.
data-schemas = Les schémas
data-schemas-text = Ils disent ce que contient chaque champ. Une version publiée ne change jamais.
file-data-uses = Quel outil utilise quelle donnée
file-revisions = Toutes les versions
file-register = Le registre complet
file-datapackage = Description des fichiers (Frictionless Data Package)
file-catalog = Catalogue DCAT-AP
file-changes = Fil des changements (Atom)
file-crpa = Inventaire prévu par la loi (CRPA)
file-for-excel = { $what }, pour Excel
file-as-csv = { $what }, CSV
file-as-jsonl = { $what }, une fiche JSON par ligne

## Problems
problem-error = Erreur
problem-number = Numéro à donner si vous nous écrivez :
problem-contact = Besoin d’aide ?
problem-explained = Cette erreur, expliquée
problem-what = Ce qui s’est passé
problem-way = Que faire ?
problems-title = Les erreurs de l’API et du site
problems-lead = Chaque erreur a un nom, une page et une issue.
problems-name = Nom
problems-meaning = Sens
