import { z } from 'zod';
import { passwordProblem } from './password';
import { normaliseEmail } from './sign-in';

// Messages are keys of the translated sentences in the namespace `auth` under `fields`.
export const nameField = z.string().trim().min(1, 'required').max(120, 'too_long');
export const emailField = z
  .string()
  .transform(normaliseEmail)
  .pipe(
    z
      .email('email')
      .max(254, 'too_long')
      .refine((email) => !email.endsWith('.invalid'), 'email'),
  );

/** An object schema with `password`, checked against the rules and the e-mail of the same object, if it has one. */
export function passwordFields<Shape extends z.ZodRawShape>(shape: Shape) {
  return z.object({ ...shape, password: z.string() }).superRefine((value, context) => {
    const { email, password } = value as { email?: string; password: string };
    const problem = passwordProblem(password, email);
    if (problem) context.addIssue({ code: 'custom', path: ['password'], message: problem });
  });
}
