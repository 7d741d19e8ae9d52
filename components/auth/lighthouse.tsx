/** A quiet drawing for the side of the sign-in page: beams of a light over a sea of rising lines. */
export function Lighthouse() {
  return (
    <svg
      aria-hidden
      viewBox="0 0 600 900"
      preserveAspectRatio="xMaxYMax slice"
      className="absolute inset-0 size-full"
      fill="none"
    >
      <defs>
        <linearGradient id="beam" x1="1" y1="0" x2="0" y2="0">
          <stop stopColor="#a7f3d0" stopOpacity=".2" />
          <stop offset="1" stopColor="#a7f3d0" stopOpacity="0" />
        </linearGradient>
      </defs>
      <path d="M478 214 -60 60v190z" fill="url(#beam)" />
      <g fill="#0b3024">
        <path d="M456 250h44l24 490h-92z" />
        <path d="M450 236h56v14h-56zM462 196h32v40h-32zM478 172l22 24h-44z" />
      </g>
      <circle cx="478" cy="216" r="8" fill="#d1fae5" />
      <g stroke="#6ee7b7" strokeWidth="2">
        <path d="M-10 800 90 779l80 14 90-38 90 18 100-48 160-36" strokeOpacity=".55" />
        <path d="M-10 838 100 828l90-24 100 11 110-32 210-16" strokeOpacity=".3" />
        <path d="M-10 872 120 868l120-19 130 5 240-30" strokeOpacity=".18" />
      </g>
    </svg>
  );
}
