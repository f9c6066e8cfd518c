-- What was noted about a page is looked up when the page is read again.
CREATE INDEX issue_url ON issue (url);
