'use server';
import { requireActionAbility } from '@/lib/auth/require-ability';
import { actorOf } from '@/lib/auth/viewer';
import { removeDemo } from '@/prisma/demo/remove';

/** Removes the demo shop with its people; true when it is gone. Who asked, and failed, reads of it in the server's log. */
export async function removeDemoShop(): Promise<boolean> {
  const viewer = await requireActionAbility('demo:remove');
  await removeDemo(actorOf(viewer).label);
  return true;
}
