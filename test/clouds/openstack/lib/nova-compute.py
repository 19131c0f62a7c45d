"""Starts nova-compute with our hypervisor driver in sight: Nova looks for drivers inside nova.virt only."""
import sys

import nova.virt
from nova.cmd.compute import main

nova.virt.__path__.append(sys.argv.pop(1))
sys.argv[0] = 'nova-compute'
main()
