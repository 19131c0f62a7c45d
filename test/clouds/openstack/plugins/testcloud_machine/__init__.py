"""Servers of the test cloud as real processes: a network namespace, a private root, an sshd, and a block device for each
attached volume. Nova's driver and Neutron's say what should be; this makes it so. See __main__.py for the commands."""
