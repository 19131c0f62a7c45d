import answers from './answers.ts'
import compare from './compare.ts'
import leftOut from './left-out.ts'
import catalog from './catalog.ts'
import deployment from './deployment.ts'
import contract from './contract.ts'
import directory from './directory.ts'
import diskImage from './disk-image.ts'
import diskList from './disk-list.ts'
import diskNbd from './disk-nbd.ts'
import diskNotice from './disk-notice.ts'
import disk from './disk.ts'
import errors from './errors.ts'
import providers from './providers.ts'
import http from './http.ts'
import openstack from './openstack.ts'
import help from './help.ts'
import init from './init.ts'
import bill from './bill.ts'
import verdict from './verdict.ts'
import criteria from './criteria.ts'
import manual from './manual.ts'
import run from './run.ts'
import facts from './facts.ts'
import evidence from './evidence.ts'
import inventory from './inventory.ts'
import inventoryDeployment from './inventory-deployment.ts'
import doctor from './doctor.ts'
import audit from './audit.ts'
import auditReport from './audit-report.ts'
import auditCosts from './audit-costs.ts'
import auditMoney from './audit-money.ts'
import auditEndOfLife from './audit-end-of-life.ts'
import profile from './profile.ts'
import abilities from './abilities.ts'
import migrate from './migrate.ts'
import migratePlan from './migrate-plan.ts'
import migrateCheck from './migrate-check.ts'
import migrateEstimate from './migrate-estimate.ts'
import demo from './demo.ts'
import migratePhases from './migrate-phases.ts'
import migrateReceipts from './migrate-receipts.ts'

export default {
  ...answers,
  ...compare,
  ...leftOut,
  ...catalog,
  ...deployment,
  ...contract,
  ...directory,
  ...disk,
  ...diskList,
  ...diskImage,
  ...diskNbd,
  ...diskNotice,
  ...errors,
  ...providers,
  ...http,
  ...openstack,
  ...help,
  ...init,
  ...bill,
  ...verdict,
  ...criteria,
  ...manual,
  ...facts,
  ...evidence,
  ...run,
  ...inventory,
  ...inventoryDeployment,
  ...doctor,
  ...audit,
  ...auditReport,
  ...auditCosts,
  ...auditMoney,
  ...auditEndOfLife,
  ...profile,
  ...abilities,
  ...migrate,
  ...migratePlan,
  ...migrateCheck,
  ...migrateEstimate,
  ...demo,
  ...migratePhases,
  ...migrateReceipts,
}
