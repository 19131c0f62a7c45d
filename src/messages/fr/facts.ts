import type en from '../en/facts.ts'

const messages: Record<keyof typeof en, string> = {}
export default messages
