"""The part of the hypervisor driver that keeps a real process for each server that could be logged into.

What fails here fails in Nova as it would on a real hypervisor: the server goes to ERROR, the volume is not attached.
"""
import base64
import json

from oslo_concurrency import processutils


def tell(command, server, change=None):
    processutils.execute('/usr/bin/python3', '-m', 'testcloud_machine', command, server,
                         process_input=json.dumps(change or {}))


def disk(connection_info, device):
    return {'file': connection_info['data']['device_path'], 'device': device}


def disks(block_device_info):
    mapping = (block_device_info or {}).get('block_device_mapping') or []
    return {entry['connection_info']['serial']: disk(entry['connection_info'], entry['mount_device'])
            for entry in mapping if 'device_path' in entry['connection_info']['data']}


def port(vif):
    addresses = [{'ip': ip['address'], 'prefix': int(subnet['cidr'].split('/')[1])}
                 for subnet in vif['network']['subnets'] for ip in subnet['ips']]
    return {'network': vif['network']['id'], 'mac': vif['address'], 'addresses': addresses}


class Machines:
    """Mixed in before the driver that keeps Nova's own records."""

    def default_root_device_name(self, instance, image_meta, root_bdm):
        """As on KVM with virtio; the names of further disks follow from it."""
        return '/dev/vda'

    def spawn(self, context, instance, image_meta, injected_files, admin_password, allocations, network_info=None,
              block_device_info=None, power_on=True, accel_info=None):
        super().spawn(context, instance, image_meta, injected_files, admin_password, allocations, network_info,
                      block_device_info, power_on, accel_info)
        tell('change', instance.uuid, {
            'name': instance.hostname,
            'running': power_on,
            'key': instance.key_data,
            'user_data': base64.b64decode(instance.user_data or '').decode('utf-8', 'replace'),
            'ports': {vif['id']: port(vif) for vif in network_info or []},
            'volumes': disks(block_device_info),
        })

    def destroy(self, context, instance, *args, **kwargs):
        super().destroy(context, instance, *args, **kwargs)
        tell('forget', instance.uuid)

    def power_off(self, instance, *args, **kwargs):
        super().power_off(instance, *args, **kwargs)
        tell('change', instance.uuid, {'running': False})

    def power_on(self, context, instance, *args, **kwargs):
        super().power_on(context, instance, *args, **kwargs)
        tell('change', instance.uuid, {'running': True})

    def reboot(self, context, instance, *args, **kwargs):
        tell('change', instance.uuid, {'running': False})
        super().reboot(context, instance, *args, **kwargs)

    def attach_volume(self, context, connection_info, instance, mountpoint, *args, **kwargs):
        super().attach_volume(context, connection_info, instance, mountpoint, *args, **kwargs)
        if 'device_path' in connection_info['data']:
            tell('change', instance.uuid, {'volumes': {connection_info['serial']: disk(connection_info, mountpoint)}})

    def detach_volume(self, context, connection_info, instance, mountpoint, encryption=None):
        tell('change', instance.uuid, {'volumes': {connection_info['serial']: None}})
        super().detach_volume(context, connection_info, instance, mountpoint, encryption)

    def extend_volume(self, context, connection_info, instance, requested_size):
        super().extend_volume(context, connection_info, instance, requested_size)
        tell('change', instance.uuid, {})

    def attach_interface(self, context, instance, image_meta, vif):
        super().attach_interface(context, instance, image_meta, vif)
        tell('change', instance.uuid, {'ports': {vif['id']: port(vif)}})

    def detach_interface(self, context, instance, vif):
        super().detach_interface(context, instance, vif)
        tell('change', instance.uuid, {'ports': {vif['id']: None}})

    def get_console_output(self, context, instance):
        path = processutils.execute('/usr/bin/python3', '-m', 'testcloud_machine', 'console', instance.uuid)
        return path[0]
