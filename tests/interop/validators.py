"""A second opinion on the contract: Python's jsonschema on every example and record.

Prints {file: valid} as JSON. Knows nothing of our rules beyond the four schema files.
"""

import json
import sys
from pathlib import Path

from jsonschema import Draft202012Validator
from referencing import Registry, Resource

ROOT = Path(__file__).resolve().parents[2]
SCHEMAS = ROOT / "schema" / "1.0"
KINDS = ("system", "dataset", "statement")


def kind_of(path: Path) -> str:
    """Examples say it in their name, the town's records by their folder."""
    if path.parent.parent.name == "registry-data":
        return path.parent.name.removesuffix("s")
    return path.name.split("-")[0].removesuffix(".json")


def files() -> list[Path]:
    examples = [path for folder in ("good", "bad") for path in (ROOT / "schema/examples" / folder).glob("*.json")]
    records = [path for kind in KINDS for path in (ROOT / "registry-data" / f"{kind}s").glob("*.json")]
    return sorted(examples + records)


def validators() -> dict[str, Draft202012Validator]:
    schemas = {name: json.loads((SCHEMAS / f"{name}.schema.json").read_text("utf-8")) for name in (*KINDS, "common")}
    for schema in schemas.values():
        Draft202012Validator.check_schema(schema)
    registry = Registry().with_resources([(schema["$id"], Resource.from_contents(schema)) for schema in schemas.values()])
    return {kind: Draft202012Validator(schemas[kind], registry=registry) for kind in KINDS}


def is_valid(validator: Draft202012Validator, path: Path) -> bool:
    try:
        body = json.loads(path.read_bytes())
    except ValueError:
        return False
    return validator.is_valid(body)


def main() -> None:
    of_kind = validators()
    verdicts = {str(path.relative_to(ROOT)): is_valid(of_kind[kind_of(path)], path) for path in files()}
    json.dump(verdicts, sys.stdout, indent=1, ensure_ascii=False)


if __name__ == "__main__":
    main()
