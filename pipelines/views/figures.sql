-- A row is a figure in the newest version of an article, with where it stands and who wrote it. Figures that a reviewer rejected are left out;
-- figures of syndicated copies are in, and marked by `copy`.
SELECT
    *
FROM all_figures
WHERE live
