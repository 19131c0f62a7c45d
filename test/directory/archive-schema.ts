import { z } from 'zod'
import { offersRecord } from '../../src/providers/directory/features/offers.ts'
import { records } from '../../src/providers/directory/folder/records.ts'
import { topRecord } from '../../src/providers/directory/folder/top.ts'
import { processRecord } from '../../src/providers/directory/power/processes.ts'

/** Every JSON file of the folder format: the top file, one file for each resource, sizes, and running servers. */
export const archiveSchema = z
  .union([topRecord, ...Object.values(records), offersRecord, processRecord])
  .meta({ title: 'A JSON file of a directory cloud or exit archive, broker/directory/1' })
