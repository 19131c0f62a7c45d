import type en from '../en/help.ts'

const messages: Record<keyof typeof en, string> = {}
export default messages
