"""What stands behind a number or a name: the date and the issuer, in either order."""

from vndocparse.fields.citing.look import match_at
from vndocparse.fields.citing.mention import Mention, When
from vndocparse.fields.citing.types import listed
from vndocparse.grammar import Grammar, Match

_PARTS = 2


def read_tail(text: str, mention: Mention, grammar: Grammar) -> None:
    """Read date and issuer behind a mention, and move its end behind them."""
    for _ in range(_PARTS):
        if not (mention.when is None and _date(text, mention, grammar)) and not (
            mention.issuer is None and _issuer(text, mention, grammar)
        ):
            break
    if mention.when is None and (found := match_at("citations.passed_on", text, mention.end, grammar)):
        mention.when = when(found)
        mention.issuer = mention.issuer or found.span("issuer")
        mention.end = found.end


def when(found: Match) -> When | None:
    """Return the date that a match holds, or None when there is no such day."""
    parts = {name: int("".join(part.split())) for name in ("year", "month", "day") if (part := found.get(name))}
    places = [place for name in ("year", "month", "day") if (place := found.span(name))]
    year, month, day = parts.get("year"), parts.get("month"), parts.get("day")
    if year is None or not 1 <= (month or 1) <= 12 or not 1 <= (day or 1) <= 31:
        return None
    place = min(p[0] for p in places), max(p[1] for p in places)
    return When(year, month, day if month else None, place, found.rule.id, found.rule.confidence)


def _date(text: str, mention: Mention, grammar: Grammar) -> bool:
    found = match_at("citations.tail_date", text, mention.end, grammar)
    if found is None and mention.issuer is None:
        found = match_at("citations.tail_year", text, mention.end, grammar)
    if found is None or (date := when(found)) is None:
        return False
    mention.when, mention.end = date, found.end
    return True


def _issuer(text: str, mention: Mention, grammar: Grammar) -> bool:
    rule = "joint_issuer" if listed("joint_types", mention.row, grammar) else "issuer"
    found = match_at(f"citation_issuers.{rule}", text, mention.end, grammar)
    place = found.span("issuer") if found else None
    if place is None:
        return False
    mention.issuer, mention.end = place, place[1]
    return True
