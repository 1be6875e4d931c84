// What is done as the owner of the tables, before the program steps down to a role that owns none.
#include "store/postgres/founding.hpp"

#include "store/migrate.hpp"
#include "store/postgres/connection.hpp"

namespace vafa::store::postgres {

namespace {

constexpr char make_role[] = R"(
do $$ begin
    if not exists (select from pg_roles where rolname = 'vafa_app') then
        begin
            create role vafa_app nologin;
        exception when duplicate_object or unique_violation then
            null;  -- another database of the cluster was faster
        end;
    end if;
    if not pg_has_role(current_user, 'vafa_app', 'member') then
        execute format('grant vafa_app to %I', current_user);
    end if;
    execute format('grant usage on schema %I to vafa_app', current_schema());
end $$)";

constexpr char make_own_tables[] = R"(
create table if not exists store_migration (
    number bigint primary key, name text not null, sha256 text not null, at bigint not null);
create table if not exists store_club (number bigint primary key);
insert into store_club values (0) on conflict do nothing;
grant select on store_migration to vafa_app;
grant select, insert on store_club to vafa_app)";

std::map<int, Landed> landed_in(PGconn* connection) {
    auto answer = run(connection, "select number, name, sha256 from store_migration");
    std::map<int, Landed> landed;
    for (int row = 0; row < PQntuples(answer.get()); ++row)
        landed[std::stoi(PQgetvalue(answer.get(), row, 0))] = {PQgetvalue(answer.get(), row, 1),
                                                               PQgetvalue(answer.get(), row, 2)};
    return landed;
}

}  // namespace

void bring_forward(std::string const& url, std::span<Migration const> migrations) {
    auto connection = connect(url);
    run(connection.get(), "select pg_advisory_lock(1986094690)");  // until the connection ends
    run(connection.get(), make_role);
    run(connection.get(), make_own_tables);
    Migratable database{
        .engine = Engine::postgresql,
        .run = [&](std::string const& statement) { run(connection.get(), statement); },
        .landed = [&] { return landed_in(connection.get()); },
    };
    migrate(database, migrations);
}

}  // namespace vafa::store::postgres
