"""Headings as CRM systems export them."""

import pytest

from assess.readers.rows import Mapping, RowReader, mapping_of

HUBSPOT_CONTACTS = (
    "Record ID,First Name,Last Name,Email,Phone Number,Contact owner,Lead Status,Create Date,Associated Company IDs,"
    "Street Address,City,State/Region,Postal Code,Country/Region,Service Amperage,Home Square Footage,Year Built"
)
HUBSPOT_COMPANIES = (
    "Record ID,Company name,Company owner,Create Date,Phone Number,City,Country/Region,Street Address,State/Region,"
    "Postal Code,Main Breaker"
)
HUBSPOT_DEALS = (
    "Record ID,Deal Name,Deal Stage,Pipeline,Amount,Close Date,Create Date,Deal owner,Property: Street Address,"
    "Property: City,Property: State/Region,Property: Postal Code,Property - Square Feet,Property - Main Panel Amps"
)
HUBSPOT_API = "hs_object_id,firstname,lastname,email,address,city,state,zip,country,createdate,service_amperage"
SALESFORCE_LEADS = (
    "Lead ID,First Name,Last Name,Company / Account,Lead Source,Street,City,State/Province,Zip/Postal Code,Country,"
    "Phone,Mobile,Email,Lead Status,Create Date,Service Amperage,Living Area (sq ft)"
)
SALESFORCE_CONTACTS = (
    "Contact ID,First Name,Last Name,Account Name,Mailing Street,Mailing City,Mailing State/Province,"
    "Mailing Zip/Postal Code,Mailing Country,Phone,Mobile,Email,Main Breaker"
)
SALESFORCE_ACCOUNTS = (
    "Account ID,Account Name,Billing Street,Billing City,Billing State/Province,Billing Zip/Postal Code,"
    "Shipping Street,Shipping City,Shipping State/Province,Shipping Zip/Postal Code,Main Panel Size"
)
SALESFORCE_OPPORTUNITIES = (
    "Opportunity Owner,Account Name,Account ID,Opportunity Name,Stage,Close Date,Amount,Probability (%),Created Date,"
    "Opportunity ID,Billing Street,Billing City,Billing State/Province,Billing Zip/Postal Code,Main Breaker (A)"
)
HUBSPOT_DEALS_JOINED = (
    "Record ID,Deal Name,Deal Stage,Associated Contact,Associated Contact IDs,Associated Company,"
    "Associated Company IDs,Company ID,Street Address,City,State/Region,Postal Code,Service Size,Sq. Ft."
)
SALESFORCE_API = (
    "Id,FirstName,LastName,Email,MobilePhone,MailingStreet,MailingCity,MailingState,MailingPostalCode,MailingCountry,"
    "service_amperage__c,Square_Footage__c,Year_Built__c,Cooling_Tons__c,Bus_Rating__c"
)
ADDRESS = {"contact.site_id", "contact.address", "place.city", "place.state", "place.zip_code"}


def mapped(headings: str) -> Mapping:
    """Return the mapping of a line of headings."""
    return mapping_of(headings.split(","), same_twice="noted")


def fields(mapping: Mapping) -> set[str]:
    """Return the fields that are fed."""
    return {column.field for column in mapping.feeds.values() if column.field}


@pytest.mark.parametrize(
    ("headings", "more"),
    [
        (HUBSPOT_CONTACTS, {"service.rating_a", "dwelling.floor_area_ft2", "dwelling.year_built"}),
        (HUBSPOT_COMPANIES, {"service.rating_a"}),
        (HUBSPOT_DEALS, {"service.rating_a", "dwelling.floor_area_ft2"}),
        (HUBSPOT_API, {"service.rating_a"}),
        (SALESFORCE_LEADS, {"service.rating_a", "dwelling.floor_area_ft2"}),
        (SALESFORCE_CONTACTS, {"service.rating_a"}),
        (SALESFORCE_ACCOUNTS, {"service.rating_a"}),
        (SALESFORCE_OPPORTUNITIES, {"service.rating_a"}),
        (HUBSPOT_DEALS_JOINED, {"service.rating_a", "dwelling.floor_area_ft2"}),
        (
            SALESFORCE_API,
            {
                "service.rating_a",
                "dwelling.floor_area_ft2",
                "dwelling.year_built",
                "cooling_btu_h",
                "panel.bus_a",
            },
        ),
    ],
)
def test_exports_of_crm_systems_map_without_configuration(headings: str, more: set[str]) -> None:
    """Reports by label and exports by API name, of contacts, companies, deals, leads and accounts."""
    assert fields(mapped(headings)) == ADDRESS | more


@pytest.mark.parametrize(
    ("headings", "personal"),
    [
        (HUBSPOT_CONTACTS, {"First Name", "Last Name", "Email", "Phone Number", "Contact owner"}),
        (HUBSPOT_COMPANIES, {"Company name", "Company owner", "Phone Number"}),
        (HUBSPOT_DEALS, {"Deal Name", "Deal owner"}),
        (HUBSPOT_DEALS_JOINED, {"Deal Name", "Associated Contact", "Associated Company"}),
        (SALESFORCE_OPPORTUNITIES, {"Opportunity Owner", "Account Name", "Opportunity Name"}),
        (SALESFORCE_API, {"FirstName", "LastName", "Email", "MobilePhone"}),
    ],
)
def test_columns_of_people_are_known_as_such_and_not_read(headings: str, personal: set[str]) -> None:
    """They are neither fed nor unknown."""
    mapping = mapped(headings)
    assert set(mapping.personal) == personal
    assert personal.isdisjoint(mapping.feeds)
    assert personal.isdisjoint(mapping.unknown)


@pytest.mark.parametrize(
    ("headings", "own"), [(SALESFORCE_OPPORTUNITIES, "Opportunity ID"), (HUBSPOT_DEALS_JOINED, "Record ID")]
)
def test_of_several_numbers_the_nearest_to_the_home_is_its_own(headings: str, own: str) -> None:
    """One account has several homes: its number would make duplicates of them."""
    cells = [f"cell {number}" for number, _ in enumerate(headings.split(","))]
    found = RowReader(headings.split(","), mapped(headings)).read(cells)
    assert found.values["contact"]["site_id"] == cells[headings.split(",").index(own)]
    assert own not in {wrong.heading for wrong in found.wrongs}
    assert "said_twice" not in {wrong.code for wrong in found.wrongs}


def test_what_a_crm_keeps_for_itself_is_unknown_and_kept() -> None:
    """No column is lost: each is read, personal, or named as unknown."""
    mapping = mapped(HUBSPOT_DEALS)
    assert mapping.unknown == ("Deal Stage", "Pipeline", "Amount", "Close Date", "Create Date")
    assert len(mapping.unknown) + len(mapping.personal) + len(mapping.feeds) == len(HUBSPOT_DEALS.split(","))


def test_addresses_of_several_kinds_are_told_apart() -> None:
    """Billing and shipping do not say the same, and the home's own goes before both."""
    mapping = mapped(SALESFORCE_ACCOUNTS)
    assert mapping.twice == {}
    assert mapping.ranked_places == ("shipping", "billing")
    assert mapping.places["Billing City"] == "billing"


@pytest.mark.parametrize(
    ("heading", "unit"),
    [
        ("Cooling Capacity (BTU/h)", "BTU/h"),
        ("Floor Area (m²)", "m²"),
        ("Floor area [sq ft]", "sq ft"),
        ("Cooling capacity, tons", "tons"),
    ],
)
def test_the_unit_behind_a_heading_is_that_of_its_numbers(heading: str, unit: str) -> None:
    """In brackets or after a comma."""
    assert mapping_of([heading]).feeds[heading].unit == unit


def test_what_stands_behind_a_heading_and_is_no_unit_is_not_passed_over() -> None:
    """The floor area of a garage is not that of the house."""
    assert mapping_of(["Zip", "Floor area (garage)"]).unknown == ("Floor area (garage)",)


def test_a_heading_that_stands_there_again_says_the_same() -> None:
    """The reader of the table numbers it."""
    assert mapping_of(["Zip", "Sqft", "Sqft (2)"], same_twice="noted").twice == {"Sqft (2)": "Sqft"}
