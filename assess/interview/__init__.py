"""The interview: the questions of a site visit, asked one by one, each answer kept in the home file at once."""
