import type en from '../en/init.ts'

const messages: Record<keyof typeof en, string> = {}
export default messages
