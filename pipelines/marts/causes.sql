-- One row per cause of a tool's ownership needing somebody, the gravest first: nobody can
-- act; somebody soon cannot, or not well; nobody knows who it is.
select
    unnest([
        'O1', 'O2', 'O3', 'O7', 'O8', 'O4', 'O11', 'O6', 'O5', 'O9', 'O10', 'O12'
    ])                                           as cause,
    unnest(range(1, 13))::tinyint                as severity,
