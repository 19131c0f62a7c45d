"""ML2 mechanism driver: binds every port at once (there is no agent), and tells the servers' processes on this machine
which floating address leads to which port."""
from neutron_lib import constants
from neutron_lib.api.definitions import portbindings
from neutron_lib.callbacks import events, registry, resources
from neutron_lib.plugins.ml2 import api
from oslo_concurrency import processutils
from oslo_log import log

LOG = log.getLogger(__name__)


class Mechanism(api.MechanismDriver):
    def initialize(self):
        for event in (events.AFTER_CREATE, events.AFTER_UPDATE):
            registry.subscribe(self._floating_changed, resources.FLOATING_IP, event)
        registry.subscribe(self._floating_gone, resources.FLOATING_IP, events.AFTER_DELETE)

    def bind_port(self, context):
        for segment in context.segments_to_bind[:1]:
            context.set_binding(segment[api.ID], portbindings.VIF_TYPE_OVS, {portbindings.CAP_PORT_FILTER: True},
                                status=constants.PORT_STATUS_ACTIVE)

    def _floating_changed(self, resource, event, trigger, payload):
        now = payload.latest_state
        self._lead(now['floating_ip_address'], now.get('port_id'))

    def _floating_gone(self, resource, event, trigger, payload):
        self._lead(payload.latest_state['floating_ip_address'], None)

    def _lead(self, address, port):
        """An address that leads nowhere must not break the API: it is in the log, and nobody answers there."""
        try:
            processutils.execute('/usr/bin/python3', '-m', 'testcloud_machine', 'floating', str(address), port or '-')
        except (processutils.ProcessExecutionError, OSError):
            LOG.exception('floating address %s does not lead to port %s', address, port)
