// Preloaded into the process that is measured: on exit it tells its processor time and its largest memory on descriptor 3.
const { writeSync } = require('node:fs')

process.on('exit', () => {
  const { userCPUTime, systemCPUTime, maxRSS } = process.resourceUsage()
  writeSync(3, JSON.stringify({ cpuMs: (userCPUTime + systemCPUTime) / 1000, maxRssMib: maxRSS / 1024 }))
})
