"""The acts of the register, one verb a file: permission, work, audit and announcement in one transaction."""
