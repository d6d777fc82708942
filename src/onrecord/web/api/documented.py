"""The description of the API made whole: who may ask, every status that can be answered, and the headers of each answer.

Comes in: the OpenAPI description as the routes give it. Goes out: the same, with the refusals that the door gives to all.
"""

from __future__ import annotations

from typing import Any

from onrecord.web.api.door import RULES, SCOPES, Rule
from onrecord.web.api.schemas.decided import Refusal

REASONS = {
    304: "It is as you have it (If-None-Match).",
    401: "Nobody is signed in.",
    403: "The role, the groups or the token's scopes do not allow it.",
    404: "Nothing of that id that you may see.",
    409: "Somebody else decided meanwhile (conflict), or it is so already (already-so).",
    413: "The body is too large.",
    415: "The body is of another type.",
    422: "A parameter, the body or the decision cannot be taken as it is.",
    428: "The version that you have seen is missing.",
    429: "Too many requests in this minute.",
    500: "A fault of onrecord.",
    503: "The record cannot be read or written just now.",
}
_LIMITS = {
    "RateLimit-Limit": "Requests a minute.",
    "RateLimit-Remaining": "Requests left in this minute.",
    "RateLimit-Reset": "Seconds until the next minute.",
}
_PREFIX = "/api/v1/"


def complete(schema: dict[str, Any]) -> dict[str, Any]:
    components = schema.setdefault("components", {})
    shared = Refusal.model_json_schema(ref_template="#/components/schemas/{model}")
    components.setdefault("schemas", {}).update(shared.pop("$defs", {}) | {"Refusal": shared})
    components["responses"] = {f"r{status}": _response(status, why) for status, why in REASONS.items()}
    components["securitySchemes"] = {
        "token": {"type": "http", "scheme": "bearer", "description": "A token of your account: orc_…"},
        "session": {"type": "apiKey", "in": "cookie", "name": "sessionid"},
    }
    for path, methods in schema["paths"].items():
        for method, one in methods.items():
            _complete(one, path.removeprefix(_PREFIX), method.upper())
    return schema


def _complete(one: dict[str, Any], route: str, method: str) -> None:
    rule = RULES.get((method, route), Rule())
    one["security"] = [] if rule.open else [{"token": []}, {"session": []}]
    if not rule.open:
        said = f"Scope of a token: `{rule.scope}`." if rule.scope in SCOPES else "Not for tokens."
        one["description"] = f"{one.get('description', '')}\n\n{said}".strip()
    answers = {str(status): made for status, made in one["responses"].items()}
    for made in answers.values():
        made["headers"] = _headers(_LIMITS) | _headers({"ETag": "Names this state of it."})
    refused = [304] if method == "GET" else [409, 413, 415]
    refused += [422, 429, 500, 503] + ([] if rule.open else [401, 403])
    refused += [404] if "{" in route or method == "POST" or route in ("claims", "situation") else []
    refused += [428] if route == "decisions" and method == "POST" else []
    for status in sorted(refused):
        answers[str(status)] = {"$ref": f"#/components/responses/r{status}"}
    one["responses"] = answers
    if method == "GET":
        one.setdefault("parameters", []).append(_header("If-None-Match", "ETags that you have."))
    elif "Idempotency-Key" not in [p["name"] for p in one.get("parameters", ())]:
        one.setdefault("parameters", []).append(_header("Idempotency-Key", "The same key is answered once."))


def _response(status: int, why: str) -> dict[str, Any]:
    made: dict[str, Any] = {"description": why, "headers": _headers(_LIMITS if status != 401 else {})}
    if status in (429, 503):
        made["headers"] |= _headers({"Retry-After": "Seconds to wait."})
    if status != 304:
        made["content"] = {"application/json": {"schema": {"$ref": "#/components/schemas/Refusal"}}}
    return made


def _headers(named: dict[str, str]) -> dict[str, Any]:
    return {name: {"description": why, "schema": {"type": "string"}} for name, why in named.items()}


def _header(name: str, why: str) -> dict[str, Any]:
    return {"in": "header", "name": name, "required": False, "description": why, "schema": {"type": "string"}}
