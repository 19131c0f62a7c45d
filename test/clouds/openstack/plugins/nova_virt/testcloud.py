"""Nova's fake hypervisor plus what a migration test needs: root disks with bytes, real server images, snapshots of
attached volumes, servers that outlive a restart, and servers with a key pair or user data as real processes
(testcloud_machine), which see the attached volumes as block devices."""
import os

from nova import conf
from nova.compute import power_state
from nova.image import glance
from nova.virt import fake
from nova.volume import cinder
from testcloud_hypervisor import Machines

POWERED = ('active', 'stopped', 'paused', 'suspended', 'resized', 'rescued')


class Driver(Machines, fake.FakeDriver):
    capabilities = dict(fake.FakeDriver.capabilities, supports_migrate_to_same_host=True, supports_bfv_rescue=True)

    def _disk(self, instance):
        return os.path.join(conf.CONF.instances_path, instance.uuid + '.disk')

    def _know(self, instance):
        """After a restart: the power state is taken from the database."""
        if instance.uuid not in self.instances and instance.vm_state in POWERED:
            state = power_state.SHUTDOWN if instance.vm_state == 'stopped' else power_state.RUNNING
            self.instances[instance.uuid] = fake.FakeInstance(instance.name, state, instance.uuid)

    def get_info(self, instance, use_cache=True):
        self._know(instance)
        return super().get_info(instance, use_cache)

    def power_off(self, instance, *args, **kwargs):
        self._know(instance)
        return super().power_off(instance, *args, **kwargs)

    def power_on(self, context, instance, *args, **kwargs):
        self._know(instance)
        return super().power_on(context, instance, *args, **kwargs)

    def spawn(self, context, instance, image_meta, *args, **kwargs):
        if instance.image_ref and not os.path.exists(self._disk(instance)):
            with open(self._disk(instance) + '.part', 'wb') as out:
                glance.API().download(context, instance.image_ref, data=out)
            os.rename(self._disk(instance) + '.part', self._disk(instance))
        return super().spawn(context, instance, image_meta, *args, **kwargs)

    def destroy(self, context, instance, network_info, block_device_info=None, destroy_disks=True, destroy_secrets=True):
        self._know(instance)
        super().destroy(context, instance, network_info, block_device_info, destroy_disks, destroy_secrets)
        if destroy_disks and os.path.exists(self._disk(instance)):
            os.unlink(self._disk(instance))

    def snapshot(self, context, instance, image_id, update_task_state):
        self._know(instance)
        super().snapshot(context, instance, image_id, update_task_state)
        image = glance.API().get(context, image_id)
        base = instance.system_metadata
        meta = {
            'name': image['name'],
            'status': 'active',
            'properties': image.get('properties') or {},
            'disk_format': base.get('image_disk_format', 'raw'),
            'container_format': base.get('image_container_format', 'bare'),
        }
        with open(self._disk(instance), 'rb') as data:
            glance.API().update(context, image_id, meta, data)

    # NFS volumes in use: Cinder has made the new layer and asks the hypervisor to write to it; nothing here has to.
    def volume_snapshot_create(self, context, instance, volume_id, create_info):
        cinder.API().update_snapshot_status(context, create_info['snapshot_id'], 'creating')

    def volume_snapshot_delete(self, context, instance, volume_id, snapshot_id, delete_info):
        cinder.API().update_snapshot_status(context, snapshot_id, 'deleting')
