"""An RFID reader that does not exist, on a TCP port that does: it speaks LLRP."""
