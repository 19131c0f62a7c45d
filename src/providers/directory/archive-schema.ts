import { z } from 'zod'
import { offersRecord } from './features/offers.ts'
import { records } from './folder/records.ts'
import { topRecord } from './folder/top.ts'
import { processRecord } from './power/processes.ts'

/** Every JSON file of the folder format: the top file, one file for each resource, sizes, and running servers. */
export const archiveSchema = z
  .union([topRecord, ...Object.values(records), offersRecord, processRecord])
  .meta({ title: 'A JSON file of a directory cloud or exit archive, broker/directory/1' })
