-- `newspaper_health` asks for the newest fetch of each newspaper.
CREATE INDEX page_newspaper_fetched ON page (newspaper, fetched);
