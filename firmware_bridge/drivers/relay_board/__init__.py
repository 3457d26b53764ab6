"""Lockers, lights and gates: relay boards with contact inputs that speak Modbus RTU."""
