"""What stands beyond one question: watches and their alerts, people's reviews."""
