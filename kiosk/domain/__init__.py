"""What a kiosk knows of selling and collecting: plain rules, no screen, no disk, no clock."""
