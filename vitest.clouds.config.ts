import { defineConfig } from 'vitest/config'

// Clean-up waits for the cloud as the tests do.
const common = { testTimeout: 300_000, hookTimeout: 300_000, fileParallelism: false }

/**
 * Tests against real servers, clouds and file systems, as root.
 * `transfer` needs nbdkit, qemu-utils, xfsprogs, strace and rsync; `clouds` needs test/clouds/openstack/up to have run.
 */
export default defineConfig({
  test: {
    projects: [
      { test: { ...common, name: 'transfer', include: ['test/clouds/{transfer,directory,runner}/**/*.test.ts'] } },
      {
        test: {
          ...common,
          name: 'clouds',
          include: ['test/clouds/{openstack,inventory}/**/*.test.ts'],
          globalSetup: ['test/clouds/openstack/setup.ts'],
        },
      },
    ],
  },
})
