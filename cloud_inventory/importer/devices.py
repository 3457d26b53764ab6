"""Lines of device settings into documents: what each device of a store should be set to."""

from __future__ import annotations

from cloud_inventory.importer.table import Columns, Problems, read_table
from storecore.contracts.device_settings import DeviceSettings

DEVICES = Columns(file="devices", needed=("device", "setting", "value"), others=())


def read_devices(text: str, problems: Problems) -> dict[str, DeviceSettings]:
    """The good lines by device, which replace what was wanted of it before."""
    found: dict[str, dict[str, str]] = {}
    for line in read_table(text, DEVICES, problems):
        device, setting, value = (line.cell(column) for column in DEVICES.needed)
        if set(device) & set("/+# "):
            line.wrong("device", "a device's name has no blank, slash, plus or hash")
        if setting in found.get(device, {}):
            line.wrong("setting", "it stands on an earlier line too")
        if line.good:
            found.setdefault(device, {})[setting] = value
        problems.add_line(DEVICES.file, line)
    return {
        device: DeviceSettings(device=device, values=values) for device, values in found.items()
    }
