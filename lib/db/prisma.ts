import { PrismaPg } from '@prisma/adapter-pg';
import { PrismaClient } from '@/prisma/generated/client';
import { databaseUrl } from './pool';

const holder = globalThis as { vigiePrisma?: PrismaClient };

/** Prisma for dimensions, administration and ordinary reads. Facts go through COPY and compiled SQL. */
export function prisma(): PrismaClient {
  holder.vigiePrisma ??= new PrismaClient({ adapter: new PrismaPg({ connectionString: databaseUrl(), max: 5 }) });
  return holder.vigiePrisma;
}

export async function closePrisma(): Promise<void> {
  const open = holder.vigiePrisma;
  holder.vigiePrisma = undefined;
  await open?.$disconnect();
}
