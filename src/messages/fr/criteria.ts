import type en from '../en/criteria.ts'

const messages: Record<keyof typeof en, string> = {}
export default messages
