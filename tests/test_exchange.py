"""Exchange: the edXML message header, the record of incoming documents, agencies by name."""

import pickle
import re
from collections.abc import Iterator
from datetime import date
from pathlib import Path
from typing import Any
from xml.etree import ElementTree

import pytest
from conftest import FIXTURES

import vndocparse
from vndocparse.document.models import Subject
from vndocparse.export.exchange.agencies import Agency, AgencyTable
from vndocparse.export.exchange.edxml import NAMESPACE
from vndocparse.export.exchange.incoming_record import INCOMING_FIELDS

TEXT = """UBND TỈNH LẠNG SƠN
SỞ NỘI VỤ

CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM
Độc lập - Tự do - Hạnh phúc

Số: 1456/SNV-VTLT
V/v rà soát danh mục hồ sơ năm 2026

KHẨN

Lạng Sơn, ngày 14 tháng 5 năm 2026

Kính gửi:
- UBND tỉnh Lạng Sơn;
- Sở Tài chính.

Phúc đáp Công văn số 88/STC-VP ngày 04/5/2026 của Sở Tài chính, Sở Nội vụ có ý kiến như sau:

1. Đồng ý với dự thảo danh mục.

Nơi nhận:
- Như trên;
- Các phòng chuyên môn;
- Lưu: VT, VTLT (03b).

KT. GIÁM ĐỐC
PHÓ GIÁM ĐỐC

Lương Thị Bích
"""
LETTER = vndocparse.parse_text(TEXT)
AGENCIES = (
    Agency("H37", "Ủy ban nhân dân tỉnh Lạng Sơn", email="vp@langson.example"),
    Agency("H37.05", "Sở Nội vụ tỉnh Lạng Sơn", in_charge="H37"),
    Agency("H37.09", "Sở Tài chính", in_charge="H37"),
    Agency("H38.05", "Sở Nội vụ tỉnh Lào Cai", in_charge="H38"),
)

ORGANISATION = ("OrganId", "OrganizationInCharge", "OrganName", "OrganAdd", "Email", "Telephone", "Fax", "Website")
STRUCTURE: dict[str, tuple[str, ...]] = {
    "MessageHeader": (
        "From", "To*", "Code", "PromulgationInfo", "DocumentType", "Subject", "Content", "SignerInfo", "DueDate",
        "ToPlaces", "OtherInfo", "ResponseFor*", "SteeringType", "DocumentId",
    ),
    "From": ORGANISATION,
    "To": ORGANISATION,
    "Code": ("CodeNumber", "CodeNotation"),
    "PromulgationInfo": ("Place", "PromulgationDate"),
    "DocumentType": ("Type", "TypeDetail", "TypeName"),
    "SignerInfo": ("Competence", "Position", "FullName"),
    "ToPlaces": ("Place*",),
    "OtherInfo": (
        "Priority", "SphereOfPromulgation", "TyperNotation", "PromulgationAmount", "PageAmount", "Direction",
        "Appendixes",
    ),
    "Appendixes": ("Appendix*",),
    "ResponseFor": ("OrganId", "Code", "PromulgationDate", "DocumentId"),
}  # fmt: skip
"""Elements of the norm by their parent, in order; `*` for any number, else at most one."""
FORMS = {
    "PromulgationDate": r"\d{4}/\d\d/\d\d", "DueDate": r"\d{4}/\d\d/\d\d", "Priority": "[0-4]", "SteeringType": "[1-3]",
    "PageAmount": r"\d+", "PromulgationAmount": r"\d+", "Type": "[12]", "TypeDetail": r"\d{1,2}",
    "OrganId": r"[0-9A-Z]+(\.[0-9A-Z]+)*", "DocumentId": r"[0-9A-Z.]+,\d{4}/\d\d/\d\d,[^,]+/[^,]+",
}  # fmt: skip


def header_of(message: bytes) -> ElementTree.Element:
    root = ElementTree.fromstring(message)
    assert root.tag == f"{{{NAMESPACE}}}edXML"
    path = "/".join(f"{{{NAMESPACE}}}{name}" for name in ("edXMLEnvelope", "edXMLHeader", "MessageHeader"))
    found = root.find(path)
    assert found is not None
    return found


def name_of(element: ElementTree.Element) -> str:
    return element.tag.removeprefix(f"{{{NAMESPACE}}}")


def faults(element: ElementTree.Element) -> Iterator[str]:
    """Yield what is not as the norm has it."""
    name, allowed = name_of(element), STRUCTURE.get(name_of(element))
    children = [name_of(child) for child in element]
    if allowed is None or (name == "Code" and not children):  # Code of ResponseFor is a text
        if children or not (element.text or "").strip():
            yield f"{name}: not a text"
        elif name in FORMS and not re.fullmatch(FORMS[name], element.text or ""):
            yield f"{name}: {element.text}"
        return
    order = [child.rstrip("*") for child in allowed]
    if [child for child in children if child not in order] or children != sorted(children, key=order.index):
        yield f"{name}: {children}"
    yield from (f"{name}: several {x}" for x in allowed if not x.endswith("*") and children.count(x) > 1)
    for child in element:
        yield from faults(child)


def texts(message: bytes, path: str) -> list[str | None]:
    steps = "/".join(f"{{{NAMESPACE}}}{name}" for name in path.split("/"))
    return [element.text for element in header_of(message).findall(steps)]


def test_a_letter_is_a_message_header() -> None:
    message = vndocparse.to_edxml(LETTER, AGENCIES, due=date(2026, 5, 30), steering=1)
    assert list(faults(header_of(message))) == []
    expected = {
        "From/OrganId": ["H37.05"], "From/OrganizationInCharge": ["H37"], "From/OrganName": ["Sở Nội vụ tỉnh Lạng Sơn"],
        "To/OrganId": ["H37", "H37.09"], "To/Email": ["vp@langson.example"],
        "Code/CodeNumber": ["1456"], "Code/CodeNotation": ["SNV-VTLT"],
        "PromulgationInfo/Place": ["Lạng Sơn"], "PromulgationInfo/PromulgationDate": ["2026/05/14"],
        "DocumentType/Type": ["2"], "DocumentType/TypeDetail": ["18"], "DocumentType/TypeName": ["Công văn"],
        "Subject": ["rà soát danh mục hồ sơ năm 2026"],
        "SignerInfo/Competence": ["KT. GIÁM ĐỐC"], "SignerInfo/Position": ["PHÓ GIÁM ĐỐC"],
        "SignerInfo/FullName": ["Lương Thị Bích"], "DueDate": ["2026/05/30"],
        "ToPlaces/Place": ["Các phòng chuyên môn", "Lưu: VT, VTLT (03b)"],
        "OtherInfo/Priority": ["1"], "OtherInfo/PromulgationAmount": ["3"],
        "ResponseFor/OrganId": ["H37.09"], "ResponseFor/Code": ["88/STC-VP"],
        "ResponseFor/PromulgationDate": ["2026/05/04"], "ResponseFor/DocumentId": ["H37.09,2026/05/04,88/STC-VP"],
        "SteeringType": ["1"], "DocumentId": ["H37.05,2026/05/14,1456/SNV-VTLT"],
    }  # fmt: skip
    assert {path: texts(message, path) for path in expected} == expected


@pytest.mark.parametrize(("name", "detail"), [("LUẬT", "2"), ("BỘ LUẬT", "12")])
def test_a_code_of_law_is_a_class_of_its_own(name: str, detail: str) -> None:
    law = vndocparse.parse_text(
        f"QUỐC HỘI\n\nLuật số: 12/2027/QH16\n\n{name}\nLàng nghề\n\nCăn cứ Hiến pháp;\n\nĐiều 1. Phạm vi\n"
    )
    assert law.document_type is not None
    assert law.document_type.code == "L"
    message = vndocparse.to_edxml(law, partial=True)
    assert texts(message, "DocumentType/TypeDetail") == [detail]
    assert texts(message, "DocumentType/TypeName") == [name.capitalize()]


def test_the_prefixes_are_those_of_other_systems() -> None:
    lines = vndocparse.to_edxml(LETTER, AGENCIES).decode().splitlines()
    assert lines[:4] == [
        '<?xml version="1.0" encoding="utf-8"?>',
        f'<edXML xmlns="{NAMESPACE}">',
        f'  <edXML:edXMLEnvelope xmlns:edXML="{NAMESPACE}">',
        "    <edXML:edXMLHeader>",
    ]


@pytest.mark.parametrize("path", sorted((FIXTURES / "text").glob("*.txt"))[::3], ids=lambda path: path.stem)
def test_headers_of_all_kinds_of_documents_keep_to_the_structure(path: Path) -> None:
    document = vndocparse.parse(path)
    if document.marks.secrecy:
        with pytest.raises(vndocparse.SecretDocumentError):
            vndocparse.to_edxml(document, partial=True)
    else:
        assert list(faults(header_of(vndocparse.to_edxml(document, partial=True)))) == []


def test_what_is_missing_is_named() -> None:
    draft = vndocparse.parse_text(
        TEXT.replace("Số: 1456/SNV-VTLT", "Số:       /SNV-VTLT").replace("Sở Tài chính.", "Các sở.")
    )
    with pytest.raises(vndocparse.IncompleteDocumentError, match=r"needs To\[2\]/OrganId, Code/CodeNumber") as raised:
        vndocparse.to_edxml(draft, AGENCIES)
    assert raised.value.missing == ("To[2]/OrganId", "Code/CodeNumber", "DocumentId")
    assert pickle.loads(pickle.dumps(raised.value)).missing == raised.value.missing
    assert texts(vndocparse.to_edxml(draft, AGENCIES, partial=True), "To/OrganName")[1] == "Các sở"


def test_the_sender_may_name_both_sides() -> None:
    sender, receiver = Agency("G09", "Bộ Nội vụ"), Agency("000.00.00.H38", "UBND tỉnh Lào Cai")
    message = vndocparse.to_edxml(LETTER, sender=sender, receivers=[receiver])
    assert texts(message, "From/OrganId") + texts(message, "To/OrganId") == ["G09", "000.00.00.H38"]
    assert "UBND tỉnh Lạng Sơn" not in texts(message, "ToPlaces/Place")


def test_hostile_values_are_escaped() -> None:
    hostile = "]]><x a='1'>&amp;\x00\x0b\ud800\r"
    document = LETTER.model_copy(update={"subject": Subject(text=hostile)})
    (subject,) = texts(vndocparse.to_edxml(document, AGENCIES), "Subject")
    assert subject == "]]><x a='1'>&amp;\ufffd\ufffd\ufffd\r"


SECRET = {
    "mark": TEXT.replace("KHẨN", "TỐI MẬT"),
    "suffix": TEXT.replace("1456/SNV-VTLT", "1456/SNV-VTLT(M)"),
}


@pytest.mark.parametrize("text", SECRET.values(), ids=SECRET)
@pytest.mark.parametrize("export", [vndocparse.to_edxml, vndocparse.to_incoming_record])
def test_secret_documents_are_refused(text: str, export: Any) -> None:
    with pytest.raises(vndocparse.SecretDocumentError, match="secret documents are not exchanged"):
        export(vndocparse.parse_text(text), AGENCIES)


def test_an_incoming_document_is_a_record() -> None:
    record = vndocparse.to_incoming_record(
        LETTER, AGENCIES, arrival_date=date(2026, 5, 16), arrival_number=1245, file_organ_id="000.00.00.H37",
        file_year=2026, file_notation="12.NV", ordinal=3, to_places="Phòng Văn thư", due=date(2026, 5, 30),
    )  # fmt: skip
    assert record.as_dict() == {
        "FileCode": {"OrganId": "000.00.00.H37", "FileCatalog": 2026, "FileNotation": "12.NV"}, "DocOrdinal": 3,
        "TypeName": "Công văn", "CodeNumber": "1456", "CodeNotation": "SNV-VTLT", "IssuedDate": "14/05/2026",
        "OrganName": "SỞ NỘI VỤ", "Subject": "rà soát danh mục hồ sơ năm 2026", "Language": "Tiếng Việt",
        "PageAmount": None, "Description": None, "ArrivalDate": "16/05/2026", "ArrivalNumber": 1245,
        "SignerInfo": {"Position": "PHÓ GIÁM ĐỐC", "FullName": "Lương Thị Bích"}, "Priority": 1,
        "ToPlaces": "Phòng Văn thư", "TraceHeaderList": None, "DueDate": "30/05/2026",
    }  # fmt: skip
    assert record.problems == ()
    assert record.document_id == "H37.05,2026/05/14,1456/SNV-VTLT"
    assert [known.name for known in INCOMING_FIELDS] == list(record.values)


def test_what_does_not_fit_its_field_is_told() -> None:
    long = LETTER.model_copy(update={"subject": Subject(text="x" * 501)})
    record = vndocparse.to_incoming_record(long, file_organ_id="H37.05.02.11.99", ordinal=1000)
    assert record.values["Subject"] == "x" * 499 + "…"
    assert record.values["FileCode.OrganId"] is record.values["DocOrdinal"] is None
    assert record.problems == (
        "FileCode.OrganId: 15 characters, the field has 13",
        "DocOrdinal: 4 characters, the field has 3",
        "Subject: 501 characters, the field has 500",
    )


@pytest.mark.parametrize("path", sorted((FIXTURES / "text").glob("*.txt"))[1::6], ids=lambda path: path.stem)
def test_records_keep_to_types_and_lengths(path: Path) -> None:
    document = vndocparse.parse(path)
    if document.marks.secrecy:
        return
    record = vndocparse.to_incoming_record(document)
    for known in INCOMING_FIELDS:
        value = record.values[known.name]
        assert value is None or not known.length or len(str(value)) <= known.length
        assert value is None or isinstance(value, int if known.type == "Number" else str)


@pytest.mark.parametrize(
    ("old", "new", "same"),
    [
        ("", "", True),
        ("SỞ NỘI VỤ", "Sở nội vụ", True),
        ("1456/SNV", "1457/SNV", False),
        ("SỞ NỘI VỤ", "SỞ Y TẾ", False),
        ("1456/SNV", "/SNV", False),
    ],
)
def test_a_document_that_came_twice_is_told(old: str, new: str, same: bool) -> None:
    one, other = (vndocparse.to_incoming_record(vndocparse.parse_text(text)) for text in (TEXT, TEXT.replace(old, new)))
    assert one.duplicates(other) is same


@pytest.mark.parametrize(
    ("name", "parent", "number"),
    [
        ("UBND TỈNH LẠNG SƠN", None, "H37"),
        ("Uỷ ban nhân dân tỉnh Lạng Sơn", None, "H37"),
        ("SỞ NỘI VỤ", "UBND TỈNH LẠNG SƠN", "H37.05"),
        ("SỞ NỘI VỤ", None, None),
        ("SỞ Y TẾ", "UBND TỈNH LẠNG SƠN", None),
        ("", "UBND TỈNH LẠNG SƠN", None),
    ],
)
def test_an_agency_is_found_by_its_name(name: str, parent: str | None, number: str | None) -> None:
    found = AgencyTable(AGENCIES).find(name, parent)
    assert (found and found.id) == number


def test_agencies_come_from_a_table_of_the_caller(tmp_path: Path) -> None:
    path = tmp_path / "agencies.csv"
    path.write_text("id,name,in_charge,other_names\nH37.09,Sở Tài chính,H37,STC; Sở Tài chính Lạng Sơn\n", "utf-8-sig")
    found = AgencyTable.read_csv(path).find("STC")
    assert found == Agency("H37.09", "Sở Tài chính", "H37", other_names=("STC", "Sở Tài chính Lạng Sơn"))
    path.write_text("mã,tên\nH37,UBND\n", "utf-8")
    with pytest.raises(ValueError, match="the columns id and name"):
        AgencyTable.read_csv(path)
    named = vndocparse.to_edxml(LETTER, {"Sở Nội vụ": "H37.05", "UBND tỉnh Lạng Sơn": "H37", "Sở Tài chính": "H37.09"})
    assert texts(named, "To/OrganId") == ["H37", "H37.09"]


@pytest.mark.parametrize("number", ["h37", "H37..05", "", "H37.", "A" * 36, "H37 05"])
def test_an_identifier_has_the_form_of_the_norm(number: str) -> None:
    with pytest.raises(ValueError, match="no identifier of an agency"):
        Agency(number, "Sở Nội vụ")
