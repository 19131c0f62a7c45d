import type en from '../en/catalog.ts'

const messages: Record<keyof typeof en, string> = {}
export default messages
