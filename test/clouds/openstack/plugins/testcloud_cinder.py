"""Cinder driver for one host: a volume is a raw sparse file, a snapshot is a sparse copy of it (also while attached).

A copy of a volume that is being written to is not of one moment; real back ends freeze it.
"""
import os

from cinder.image import image_utils
from cinder.volume import configuration, driver, volume_utils
from oslo_concurrency import processutils
from oslo_config import cfg

OPTS = [cfg.StrOpt('testcloud_dir', help='Folder of the volume files.')]
cfg.CONF.register_opts(OPTS, group=configuration.SHARED_CONF_GROUP)


class Driver(driver.VolumeDriver):
    VERSION = '1.0'

    def __init__(self, *args, **kwargs):
        super().__init__(*args, **kwargs)
        self.configuration.append_config_values(OPTS)
        self.dir = self.configuration.testcloud_dir

    def check_for_setup_error(self):
        os.makedirs(self.dir, exist_ok=True)

    def local_path(self, item):
        """Of a volume or a snapshot."""
        return os.path.join(self.dir, item.name)

    def _copy(self, source, target, gib):
        processutils.execute('cp', '--sparse=always', '--reflink=auto', self.local_path(source), self.local_path(target))
        os.truncate(self.local_path(target), gib << 30)

    def _update_volume_stats(self):
        fs = os.statvfs(self.dir)
        self._stats = {
            'volume_backend_name': self.configuration.volume_backend_name,
            'vendor_name': 'testcloud',
            'driver_version': self.VERSION,
            'storage_protocol': 'file',
            'total_capacity_gb': fs.f_blocks * fs.f_frsize >> 30,
            'free_capacity_gb': fs.f_bavail * fs.f_frsize >> 30,
            'thin_provisioning_support': True,
            'max_over_subscription_ratio': 10000,
            'provisioned_capacity_gb': 0,
            'reserved_percentage': 0,
            'multiattach': True,
        }

    def create_volume(self, volume):
        with open(self.local_path(volume), 'wb') as file:
            file.truncate(volume.size << 30)

    def delete_volume(self, item):
        if os.path.exists(self.local_path(item)):
            os.unlink(self.local_path(item))

    delete_snapshot = delete_volume

    def create_snapshot(self, snapshot):
        self._copy(snapshot.volume, snapshot, snapshot.volume_size)

    def create_volume_from_snapshot(self, volume, snapshot):
        self._copy(snapshot, volume, volume.size)

    def create_cloned_volume(self, volume, source):
        self._copy(source, volume, volume.size)

    def revert_to_snapshot(self, context, volume, snapshot):
        self._copy(snapshot, volume, volume.size)

    def extend_volume(self, volume, gib):
        os.truncate(self.local_path(volume), gib << 30)

    def copy_image_to_volume(self, context, volume, image_service, image_id, **kwargs):
        image_utils.fetch_to_raw(context, image_service, image_id, self.local_path(volume), '1M', size=volume.size,
                                 run_as_root=False)
        os.truncate(self.local_path(volume), volume.size << 30)

    def copy_volume_to_image(self, context, volume, image_service, meta):
        volume_utils.upload_volume(context, image_service, meta, self.local_path(volume), volume, run_as_root=False)

    def initialize_connection(self, volume, connector, **kwargs):
        return {'driver_volume_type': 'local', 'data': {'device_path': self.local_path(volume)}}

    def terminate_connection(self, volume, connector, **kwargs):
        pass

    def create_export(self, context, volume, connector=None):
        pass

    ensure_export = create_export

    def remove_export(self, context, volume):
        pass
