"""RFID readers that speak LLRP over TCP."""
