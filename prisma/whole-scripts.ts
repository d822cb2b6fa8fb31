import { PrismaPg } from '@prisma/adapter-pg'
import type { SqlDriverAdapter } from '@prisma/driver-adapter-utils'

/** Prisma's adapter cuts a script at every semicolon, also inside the body of a function: here the server is given it whole. */
export class WholeScripts extends PrismaPg {
  override async connect() {
    return whole(await super.connect())
  }
  override async connectToShadowDb() {
    return whole(await super.connectToShadowDb())
  }
}

function whole<T extends SqlDriverAdapter>(connection: T): T {
  connection.executeScript = async sql => {
    await connection.executeRaw({ sql, args: [], argTypes: [] })
  }
  return connection
}
