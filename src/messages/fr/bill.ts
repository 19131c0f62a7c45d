import type en from '../en/bill.ts'

const messages: Record<keyof typeof en, string> = {}
export default messages
