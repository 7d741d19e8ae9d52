'use server';
import { z } from 'zod';
import type { Outcome } from '@/components/explorer/outcome';
import { formError } from '@/lib/auth/form-error';
import { requireActionAbility } from '@/lib/auth/require-ability';
import { requireKpiAccess } from '@/lib/kpi/access';
import { governedCatalogue } from '@/lib/kpi/governed-catalogue';
import { addAnnotation, annotationInput, changeAnnotation, deleteAnnotation } from '@/lib/notes/annotations';
import { changeView, deleteView, savedViewInput, saveView } from '@/lib/notes/saved-views';

/** What the form shows: the first field that is at fault, else what went wrong as a whole. */
function failed(error: unknown): Outcome {
  const { key, fields } = formError(error);
  return { status: 'error', key: Object.values(fields)[0] ?? key };
}

export async function saveNewView(input: unknown): Promise<Outcome> {
  try {
    const viewer = await requireActionAbility('kpi:query');
    const view = savedViewInput.parse(input);
    requireKpiAccess(view.query.kpis, viewer.abilities, await governedCatalogue());
    return { status: 'done', id: await saveView(viewer, view) };
  } catch (error) {
    return failed(error);
  }
}

export async function changeSavedView(id: string, input: unknown): Promise<Outcome> {
  try {
    const viewer = await requireActionAbility('kpi:query');
    const view = savedViewInput.partial().parse(input);
    requireKpiAccess(view.query?.kpis ?? [], viewer.abilities, await governedCatalogue());
    await changeView(viewer, z.string().max(40).parse(id), view);
    return { status: 'done' };
  } catch (error) {
    return failed(error);
  }
}

export async function deleteSavedView(id: string): Promise<Outcome> {
  try {
    const viewer = await requireActionAbility('kpi:query');
    await deleteView(viewer, z.string().max(40).parse(id));
    return { status: 'done' };
  } catch (error) {
    return failed(error);
  }
}

export async function addNote(input: unknown): Promise<Outcome> {
  try {
    const viewer = await requireActionAbility('kpi:query');
    await addAnnotation(viewer, annotationInput.parse(input), await governedCatalogue());
    return { status: 'done' };
  } catch (error) {
    return failed(error);
  }
}

export async function changeNote(id: number, input: unknown): Promise<Outcome> {
  try {
    const viewer = await requireActionAbility('kpi:query');
    await changeAnnotation(
      viewer,
      z.int().positive().parse(id),
      annotationInput.parse(input),
      await governedCatalogue(),
    );
    return { status: 'done' };
  } catch (error) {
    return failed(error);
  }
}

export async function deleteNote(id: number): Promise<Outcome> {
  try {
    const viewer = await requireActionAbility('kpi:query');
    await deleteAnnotation(viewer, z.int().positive().parse(id));
    return { status: 'done' };
  } catch (error) {
    return failed(error);
  }
}
