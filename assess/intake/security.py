"""Who can reach the node, by hand and by wire: the security checklist, in yes, no or unknown."""

from pydantic import Field

from assess.records import Record


class SecurityChecklist(Record):
    """What makes a home a sound place for other people's work; unknown (left out) is not no."""

    node_isolated: bool | None = Field(
        None, description="the node is on a network of its own, with no way to the family's devices"
    )
    router_managed: bool | None = Field(
        None, description="the router updates itself, and cannot be managed from outside"
    )
    upnp_off: bool | None = Field(None, description="UPnP and NAT-PMP are off in the router; ports are opened by hand")
    public_address: bool | None = Field(
        None, description="the home has a public IPv4 address of its own, and ports can be opened"
    )
    locked_place: bool | None = Field(None, description="the node is behind a lock: a room, a cabinet, a cage")
    breaker_locked: bool | None = Field(
        None, description="breaker, disconnect and network gear of the node are locked or marked: do not switch off"
    )
    disk_encrypted: bool | None = Field(
        None, description="disks are encrypted with a key sealed in the node (TPM), and secure boot is on"
    )
    tenants_isolated: bool | None = Field(
        None, description="others' work runs in virtual machines or rootless containers, with the IOMMU on"
    )
    updates_on: bool | None = Field(
        None, description="security updates are automatic, logs are kept, the account has a second factor"
    )
    egress_limited: bool | None = Field(None, description="the node can send no mail and reach only what it needs")
    abuse_agreed: bool | None = Field(
        None, description="owner and operator agreed who answers complaints about the node's traffic"
    )
    modem_on_battery: bool | None = Field(None, description="modem, ONT and router run on through a power failure")
    regulated_data: bool | None = Field(
        None, description="the work would touch health, card or other regulated personal data"
    )
