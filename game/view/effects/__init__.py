"""One effect a file: everything that shines, burns, smokes or drifts in a battle."""
