"""What a user does to a level: functions on a draft, each answering in words what it did."""
