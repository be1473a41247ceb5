#!/usr/bin/env python3
"""What stands between ../shared/bench and Grand Jour.

    convert.py town RECORDS TOWN           records.jsonl -> a town folder that `grandjour serve --registry` loads
    convert.py load BINARY TOWN DATA PORT  fill an empty data folder from it, check that every record is there, stop
    convert.py ratios RESULTS.json ...     results of bench.py -> the tables of RESULTS.md

Every generated record becomes a system, datasets too, so that one address template answers for each of them:
number `n` becomes `BEN-SYS-1n` (0 -> BEN-SYS-10, 7 -> BEN-SYS-17, 9999 -> BEN-SYS-19999), which keeps the order,
never begins with a zero, and fits our six digits up to 100,000 records. The categories of data become the datasets
that systems share (BEN-DS-01 ...), subjects become policy areas, cities become accountable bodies.

Every text that the generator counts words in stands in a searched field, once; what our model has no place for
(version, links between records, ...) is kept in `ext.bench`, which is not searched. No sentence of ours is added:
what a published record must say and the generator does not is named in `gaps`, as a town would do.
"""
import http.client, json, os, re, shutil, signal, subprocess, sys, time, unicodedata

PREFIX = "BEN"
MOST = 100_000
SCHEMA = "https://schema.grandjour.example/1.0/{}.schema.json"
# The generator's categories of data: our code, and the name of the dataset that stands for it.
CATEGORIES = {
    "identity": ("id.civil", "État civil"), "contact": ("id.contact", "Coordonnées"), "address": ("loc.area", "Quartier ou secteur"),
    "income": ("social.income", "Revenus"), "family": ("fam.household", "Foyer"), "health": ("s9.health", "Santé"),
    "location": ("loc.precise", "Position précise"), "image": ("img.photo", "Photographie"), "voice": ("content.voice", "Voix"),
    "vehicle": ("mob.vehicle", "Véhicule"), "consumption": ("use.energy", "Consommation d’énergie"), "employment": ("work.job", "Emploi"),
    "education": ("edu.school", "Scolarité"), "housing": ("housing.situation", "Situation de logement"),
    "connection_logs": ("tech.log", "Journaux de connexion"), "opinion": ("civic.participation", "Participation citoyenne"),
    "none": ("stat.aggregate", "Chiffres globaux"),
}
NOT_PERSONAL = "none"
DATASETS = {name: f"{PREFIX}-DS-{number:02d}" for number, name in enumerate(CATEGORIES, 1)}
STATUS = {"in_use": "production", "pilot": "pilot", "planned": "design", "retired": "retired"}
# The generator's human-in-the-loop status: our oversight, and an automation level that does not contradict it.
OVERSIGHT = {
    "human_in_the_loop": ("inTheLoop", "recommends"), "human_on_the_loop": ("onTheLoop", "sorts"),
    "human_in_command": ("inCommand", "controlsEquipment"), "fully_automated": ("none", "decides"), "not_applicable": ("notApplicable", "informs"),
}
TECHNIQUE = {
    "rules": "writtenRules", "decision_tree": "supervised", "logistic_regression": "supervised", "gradient_boosting": "supervised",
    "neural_network": "supervised", "language_model": "generativeText", "object_detection": "vision", "clustering": "unsupervised",
    "optimisation": "optimisation", "statistics": "forecasting",
}
NOT_AI = {"rules", "decision_tree", "optimisation", "statistics"}
LAWFUL = {"6(1)(a)": "art6-1-a", "6(1)(c)": "art6-1-c", "6(1)(e)": "art6-1-e"}

def text(words):
    return {"fr": words}

def slug(name):
    plain = "".join(c for c in unicodedata.normalize("NFKD", name.lower()) if not unicodedata.combining(c))
    return re.sub(r"[^a-z0-9]+", "-", plain).strip("-")

def reference(record):
    return f"{PREFIX}-SYS-1{int(record['id'][2:])}"

def cut(words, most):
    """What fits, ending with a sentence where one ends, and the rest."""
    if len(words) <= most: return words, ""
    at = max((m.end() for m in re.finditer(r"[.!?] ", words[:most])), default=0) or words.rfind(" ", 0, most) + 1 or most
    return words[:at].strip(), words[at:].strip()

# ------------------------------------------------------------------ records
def system(r):
    """One generated record as a system that may be published."""
    status, method, categories = STATUS[r["status"]], r["method"], r["data_categories"]
    oversight, level = OVERSIGHT[r["human_in_the_loop"]]
    subject = max((tag for tag in r["tags"] if r["title"].endswith(tag)), key=len)
    summary, rest = cut(r["summary"], 400)
    tags = ", ".join(tag.replace("_", " ") for tag in r["tags"])
    personal, ai = any(c != NOT_PERSONAL for c in categories), method not in NOT_AI
    social, vision = "income" in categories, TECHNIQUE[method] == "vision"
    high = r["risk_level"] == "high"              # takes part in decisions on persons, and scores them
    external = r["risk_level"] != "minimal"
    running = status in ("pilot", "production")
    ended = max(r["start_date"], r["updated_at"][:7])
    uses = [{"dataset": DATASETS[c], "role": "input", "dataCategories": [CATEGORIES[c][0]]} for c in categories]
    uses[0]["note"] = text(r["data_description"])
    body = {
        "$schema": SCHEMA.format("system"),
        "name": text(r["title"]), "summary": text(summary), "description": text("\n\n".join(filter(None, [rest, r["description"], tags]))),
        "department": slug(r["department"]), "accountableBody": slug(r["organisation"]),
        "contact": {"role": text(r["department"]), "email": r["contact_email"]},
        "purpose": text(r["purpose"]), "policyArea": [slug(subject)],
        "status": status, "startedOn": r["start_date"],
        "involvesMinors": False, "scope": "external" if external else "internal", "individualDecisions": high,
        "automation": {"level": level},
        "humanOversight": {"status": oversight, "description": text(r["human_oversight"])},
        "dataUses": uses,
        "lawfulBasis": [next((code for article, code in LAWFUL.items() if article in r["legal_basis"]), "art6-1-e")],
        "legalTexts": [{"title": text(r["legal_basis"])}],
        "appeal": {"exists": "yes", "description": text(r["appeal"])},
        "isAi": ai, "techniques": [TECHNIQUE[method]],
        "origin": "purchased", "suppliers": [{"name": r["vendor"]}], "hosting": {"country": "FR"},
        "risks": [{"name": text(subject), "description": text(r["impact"])}],
        "review": {"lastReviewedOn": r["updated_at"][:10]},
        "ext": {"bench": {k: r[k] for k in ("id", "kind", "lang", "method", "risk_level", "tags", "linked", "updated_at", "version")}},
    }
    if oversight == "inTheLoop": body["humanOversight"]["deciderRole"] = text(r["department"])
    if personal: body["controller"] = {"name": r["organisation"]}
    if personal or high: body["profiling"] = "score" if high else "none"
    if status == "pilot": body["experiment"] = {"start": r["start_date"], "end": f"{int(r['start_date'][:4]) + 2}"}
    if status == "retired": body |= {"endedOn": ended, "endReason": {"kind": "needEnded"}}
    if status == "production" and not external: body["jobs"] = {"effect": "none"}
    if external: body["humanContact"] = {"role": text(r["department"]), "phone": "01 99 00 00 00"}
    if high: body |= {"decisions": [{"effect": "allocation"}], "mention": {"inPlace": "yes"}}
    if ai: body |= {"learning": "offline", "aiAct": {"riskClass": "highRiskAnnex3" if high else "minimal"}}
    gaps = ["/affectedGroups"]
    gaps += ["/parameters", "/operations", "/rulesUrl", "/flowchartUrl", "/explanationContact", "/performance"] * high
    gaps += ["/assessments"] * (personal or high) + ["/equity"] * (social or high)
    gaps += ["/excludedPurposes"] * (social and status != "design")
    gaps += ["/nonDigitalRoute"] * external + ["/rightToObject", "/noticeGiven"] * (external and personal)
    gaps += ["/models"] * ai + ["/environment"] * (ai and running) + ["/video"] * vision
    return body | {"gaps": [{"path": path, "kind": "notKnown"} for path in gaps]}

def dataset(category, department):
    code, name = CATEGORIES[category]
    body = {"$schema": SCHEMA.format("dataset"), "name": text(name), "summary": text(name), "department": department,
            "personalData": "none" if category == NOT_PERSONAL else "special" if code.startswith("s9.") else "personal", "dataCategories": [code]}
    gaps = ["/collection"]
    if category != NOT_PERSONAL:
        body |= {"dataSubjects": ["residents"], "lawfulBasis": ["art6-1-e"]}
        gaps += ["/retention", "/recipients", "/transfers", "/processingRegisterRef", "/rightsContact"]
    return body | {"gaps": [{"path": path, "kind": "notKnown"} for path in gaps]}

# ------------------------------------------------------------------ the town
def town(records, out):
    began = time.time()
    shutil.rmtree(out, ignore_errors=True)
    for folder in ("departments", "vocabularies", "thesaurus", "datasets", "systems"): os.makedirs(f"{out}/{folder}")
    def write(path, value):
        with open(f"{out}/{path}.json", "w", encoding="utf-8") as f: json.dump(value, f, ensure_ascii=False, separators=(",", ":"))
    departments, bodies, areas, count = {}, {}, {}, 0
    for line in open(records, encoding="utf-8"):
        r = json.loads(unicodedata.normalize("NFC", line))
        if int(r["id"][2:]) >= MOST: raise SystemExit(f"{r['id']}: references have six digits, so at most {MOST:,} records")
        body = system(r)
        write(f"systems/{reference(r)}", body)
        departments[body["department"]] = r["department"]; bodies[body["accountableBody"]] = r["organisation"]
        areas[body["policyArea"][0]] = body["risks"][0]["name"]["fr"]; count += 1
    for code, name in departments.items():
        contact = {"role": text(name), "email": "registre@ville.example"}
        write(f"departments/{code}", {"code": code, "name": text(name), "body": min(bodies), "contact": contact})
    for category in CATEGORIES: write(f"datasets/{DATASETS[category]}", dataset(category, min(departments)))
    lists = {"bodies": ("Organismes", bodies), "policyAreas": ("Domaines", areas), "affectedGroups": ("Publics", {}), "impactGrids": ("Grilles", {})}
    for name, (title, codes) in lists.items():
        values = [{"code": code, "label": text(label)} for code, label in sorted(codes.items())]
        write(f"vocabularies/{name}", {"name": name, "title": text(title), "values": values})
    for lang in ("fr", "en"): write(f"thesaurus/{lang}", {"entries": []})          # off, so that counts can be compared
    write("publisher", {
        "name": text("Banc d’essai"), "fullName": text("Banc d’essai (données générées)"), "insee": "00000", "siren": "000000000", "prefix": PREFIX,
        "timeZone": "Europe/Paris", "languages": ["fr", "en"], "notice": text("Données générées"),
        "licence": {"name": "Licence Ouverte 2.0", "spdx": "etalab-2.0", "url": "https://www.etalab.gouv.fr/licence-ouverte-open-licence/"},
        "contact": {"role": text("Registre"), "email": "registre@ville.example"}})
    print(f"convert: {count} systems and {len(CATEGORIES)} datasets in {time.time() - began:.1f} s", flush=True)

# ------------------------------------------------------------------ first start: load, index, files
def get(port, path):
    c = http.client.HTTPConnection("127.0.0.1", port, timeout=30)
    try:
        c.request("GET", path); answer = c.getresponse(); return answer.status, json.loads(answer.read())
    finally: c.close()

def load(binary, folder, data, port):
    shutil.rmtree(data, ignore_errors=True)
    began, wanted = time.time(), len(os.listdir(f"{folder}/systems"))
    server = subprocess.Popen([binary, "serve", "--listen", f"127.0.0.1:{port}", "--data", data, "--registry", folder])
    def wait(what, reached):
        while True:
            if server.poll() is not None: raise SystemExit(f"the server ended ({server.returncode}) before {what}")
            if time.time() - began > 800: raise SystemExit(f"no {what} after 800 s")
            try: status, state = get(port, "/readyz")
            except (OSError, http.client.HTTPException, ValueError): status, state = 0, {}
            if reached(status, state): return print(f"{what}: {time.time() - began:.1f} s after the start", flush=True) or state
            time.sleep(.05)
    try:
        state = wait("loaded and indexed", lambda status, _: status == 200)
        if state.get("refusedFiles"): raise SystemExit(f"{len(state['refusedFiles'])} files refused, first: {json.dumps(state['refusedFiles'][0], ensure_ascii=False)[:2000]}")
        total = get(port, "/api/v1/systems?limit=1")[1]["total"]
        if total != wanted: raise SystemExit(f"{total} systems served of {wanted} converted")
        wait("files rendered", lambda _, state: state.get("files") is not None)      # or they would be during the first measure
    finally:
        if server.poll() is None: server.send_signal(signal.SIGTERM)
        server.wait(60)

# ------------------------------------------------------------------ results as ratios
def ratios(path):
    """Ours against each peer, inside one run. Composed: the floor's list and tantivy's search, one after the other."""
    doc = json.load(open(path)); peers = doc["peers"]
    def scenario(peer, name): return peers.get(peer, {}).get("scenarios", {}).get(name, {})
    def rps(peer, name): return scenario(peer, name).get("many", {}).get("rps")
    def composed(name):
        floor, engine = rps("axum-headers", "list"), rps("tantivy-inproc", name)
        return 1 / (1 / floor + 1 / engine) if floor and engine else None
    def ratio(mine, other): return f"{mine / other:.2f}" if mine and other else "-"
    busy = [x[g]["others_cores"] for p in peers.values() for x in p.get("scenarios", {}).values() for g in ("one", "many") if "others_cores" in x.get(g, {})]
    print(f"## N = {doc['meta']['n']:,}\n\n{doc['when']}, {doc['machine']}, {doc['connections']} connections, best of {doc['rounds']} × {doc['seconds']} s, "
          f"pinned: {doc['pin']}; other jobs used {sorted(busy)[len(busy) // 2]:.2f} cores (median), {max(busy):.2f} at most.\n")
    for name, peer in peers.items():
        if "error" in peer: print(f"- {name}: {peer['error']}")
    others = {"axum-headers": "axum-headers", "axum-constant": "axum", "nginx-static": "nginx", "datasette": "Datasette"}
    print("| | requests/s | CPU µs | p50 / p99 ms | KB | found / expected | ÷ " + " | ÷ ".join([*others.values(), "composed"]) + " |\n|---|" + "---:|" * 10)
    for name, x in peers["grandjour"].get("scenarios", {}).items():
        if "error" in x: print(f"| {name} | {x['error']} |" + " |" * 9)
        if "many" not in x: continue
        many, one, wrong = x["many"], x["one"], "" if x.get("right", True) else " !"
        cells = [f"{many['rps']:,.0f}{wrong}", f"{many['cpu_us']:,.0f}", f"{one['p50_us'] / 1e3:.2f} / {one['p99_us'] / 1e3:.2f}", f"{many['kb']:.1f}",
                 f"{x['hits']:,} / {x['expected']:,}" if "expected" in x else "-"]
        cells += [ratio(many["rps"], rps(peer, name)) for peer in others] + [ratio(many["rps"], composed(name))]
        print(f"| {name} | " + " | ".join(cells) + " |")
    print("\n| export | MB/s | first byte ms | ÷ axum | ÷ nginx | ÷ Datasette |\n|---|" + "---:|" * 5)
    for label, peer, twin in (("CSV", "grandjour", "export_csv"), ("JSON Lines", "grandjour-jsonl", "export_json")):
        x = scenario(peer, "export_csv")
        if "mb_s" not in x: print(f"| {label} | {x.get('error', '-')} | | | | |"); continue
        compared = [ratio(x["mb_s"], scenario(other, twin).get("mb_s")) for other in ("axum-constant", "nginx-static", "datasette")]
        print(f"| {label} | {x['mb_s']:,.0f} | {x['ttfb_ms']} | " + " | ".join(compared) + " |")
    life = ["build_s", "cold_ms", "disk_mb", "rss_idle_mb", "rss_mb"]
    print("\n| life | " + " | ".join(life) + " |\n|---|" + "---:|" * len(life))
    for name, peer in peers.items():
        if name != "grandjour-jsonl" and "error" not in peer: print(f"| {name} | " + " | ".join(f"{peer[k]:,.1f}" if k in peer else "-" for k in life) + " |")
    print()

def main(args):
    match args:
        case ["town", records, out]: town(records, out)
        case ["load", binary, folder, data, port]: load(binary, folder, data, int(port))
        case ["ratios", *paths] if paths: [ratios(path) for path in paths]
        case _: raise SystemExit(__doc__)

if __name__ == "__main__":
    main(sys.argv[1:])
