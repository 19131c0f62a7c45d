import type en from '../en/deployment.ts'

const messages: Record<keyof typeof en, string> = {}
export default messages
