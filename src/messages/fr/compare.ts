import type en from '../en/compare.ts'

const messages: Record<keyof typeof en, string> = {}
export default messages
