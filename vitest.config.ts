import { defineConfig } from 'vitest/config'

export default defineConfig({
  test: {
    include: ['src/**/*.test.ts', 'test/**/*.test.ts'],
    exclude: ['test/clouds/**', 'test/long/**', 'node_modules/**', '.stryker-tmp/**'],
    testTimeout: 30_000,
    // Most tests wait for processes of their own; unless told, one of two cores would stand still.
    maxWorkers: '100%',
  },
})
