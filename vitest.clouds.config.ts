import { defineConfig } from 'vitest/config'

/** Tests against real servers and file systems: they need nbdkit, qemu-utils, xfsprogs and root. */
export default defineConfig({
  test: {
    include: ['test/clouds/**/*.test.ts'],
    testTimeout: 120_000,
    fileParallelism: false,
  },
})
