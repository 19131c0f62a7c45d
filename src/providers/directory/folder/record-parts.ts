import { z } from 'zod'

export const id = z.string()
export const bytes = z.int().nonnegative()

export const base = {
  id: id.describe('As in the name of the folder, after the last two hyphens.'),
  name: z.string().describe('Whole and unchanged; the name of the folder has a readable part of it.'),
  labels: z.record(z.string(), z.string()),
  tenant: z.string().nullable().describe('The customer or project that moves as one.'),
  createdAt: z.string().describe('ISO 8601 UTC.'),
}
