import answers from './answers.ts'
import compare from './compare.ts'
import catalog from './catalog.ts'
import deployment from './deployment.ts'
import disk from './disk.ts'
import errors from './errors.ts'
import help from './help.ts'
import init from './init.ts'
import bill from './bill.ts'
import criteria from './criteria.ts'
import manual from './manual.ts'
import run from './run.ts'
import facts from './facts.ts'
import evidence from './evidence.ts'

export default {
  ...answers,
  ...compare,
  ...catalog,
  ...deployment,
  ...disk,
  ...errors,
  ...help,
  ...init,
  ...bill,
  ...criteria,
  ...manual,
  ...facts,
  ...evidence,
  ...run,
}
