-- Nothing here: this backend has no round trips to save.
SELECT 1;
